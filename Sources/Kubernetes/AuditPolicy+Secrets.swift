extension AuditPolicy {
  /// Requests whose bodies hold secrets, and the level that still keeps them out of the trail. The request for
  /// a token holds none; the answer does.
  public static let secretRequests: [(what: String, request: Request, limit: Level)] = [
    ("read secrets", Request("get", "secrets"), .metadata),
    ("listed secrets", Request("list", "secrets", in: ""), .metadata),
    ("new secrets", Request("create", "secrets"), .metadata),
    ("changed secrets", Request("patch", "secrets"), .metadata),
    ("new tokens", Request("create", "serviceaccounts/token"), .request),
    ("token reviews", Request("create", "tokenreviews", group: "authentication.k8s.io", in: ""), .metadata),
  ]
}
