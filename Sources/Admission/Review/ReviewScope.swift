/// What a request is to the webhook.
enum ReviewScope {
  /// The object is judged.
  case object
  /// Somebody enters a running container.
  case connection
  /// Nothing that the checks speak of.
  case none

  /// Never judged, whatever a webhook's rules send: written all the time by the cluster itself, or no intent of
  /// anybody. Secrets are left out as well: what is wrong with one is wrong in a file only.
  private static let unjudged: Set = [
    "leases", "events", "nodes", "secrets", "endpoints", "endpointslices", "componentstatuses", "bindings",
    "tokenreviews", "subjectaccessreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews",
    "localsubjectaccessreviews", "selfsubjectreviews", "certificatesigningrequests",
  ]

  init(_ request: ReviewRequest) {
    switch request.operation {
    case .delete: self = .none
    case .connect:
      self =
        request.resource == "pods" && ["exec", "attach"].contains(request.subresource) ? .connection : .none
    case .create, .update:
      let isWhole = request.subresource.isEmpty || request.target == "pods/ephemeralcontainers"
      self = isWhole && !Self.unjudged.contains(request.resource) ? .object : .none
    }
  }
}
