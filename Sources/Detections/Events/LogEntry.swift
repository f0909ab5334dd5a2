internal import Documents

/// An entry of Google's Cloud Logging: the audit event is not embedded but told in other words. Groups of the
/// user and the level are lost, and so is the query of an exec.
///
/// Source: the AuditLog message of google.cloud.audit, and entries as the service exports them.
enum LogEntry {
  static func event(_ bytes: [UInt8]) -> AuditEvent? {
    guard let entry = parse(bytes, name: "entry", claim: .json).documents.first,
      let payload = entry.given("protoPayload"), payload.isMapping
    else { return nil }
    let method = payload["methodName"]?.text ?? ""
    guard method.hasPrefix("io.k8s.") || payload["serviceName"]?.text == "k8s.io" else { return nil }
    let event = AuditEvent()
    event.verb = method.split(separator: ".").last.map(String.init) ?? ""
    event.user = Identity(payload["authenticationInfo"]?["principalEmail"]?.text ?? "")
    let metadata = payload["requestMetadata"]
    if let address = (metadata?["callerIp"] ?? metadata?["callerIP"])?.text {
      event.origin = Origin([address])
    }
    event.client = Client(metadata?["callerSuppliedUserAgent"]?.text ?? "")
    event.stage = "ResponseComplete"
    read(resource: payload["resourceName"]?.text ?? "", into: event)
    if let given = payload["requestURI"]?.text { event.requestURI = given }
    readOutcome(entry, payload, into: event)
    event.request = .read(payload.given("request"))
    event.response = .read(payload.given("response"))
    event.time = entry["timestamp"]?.text.flatMap { EventTime($0) }
    let operation = entry["operation"]?["id"]?.text ?? ""
    event.auditID = operation.utf8.count == 36 ? operation : entry["insertId"]?.text ?? operation
    return event
  }

  /// `core/v1/namespaces/shop/pods/web/exec`; a path for what is no resource.
  private static func read(resource name: String, into event: AuditEvent) {
    let parts = name.split(separator: "/").map(String.init)
    guard !name.hasPrefix("/"), parts.count >= 3 else {
      event.requestURI = name.hasPrefix("/") ? name : "/\(name)"
      return
    }
    event.group = parts[0] == "core" ? "" : parts[0]
    var rest = parts[2...]
    if rest.first == "namespaces", rest.count > 2 {
      event.namespace = rest[rest.startIndex + 1]
      rest = rest.dropFirst(2)
    }
    event.resource = rest.popFirst() ?? ""
    event.name = rest.popFirst() ?? ""
    event.subresource = rest.joined(separator: "/")
    event.requestURI =
      (event.group.isEmpty ? "/api/" : "/apis/\(event.group)/") + parts[1...].joined(separator: "/")
  }

  private static func readOutcome(_ entry: Node, _ payload: Node, into event: AuditEvent) {
    event.decision = entry["labels"]?[key: "authorization.k8s.io/decision"]?.text ?? ""
    event.decisionReason = entry["labels"]?[key: "authorization.k8s.io/reason"]?.text ?? ""
    if event.decision.isEmpty,
      let granted = payload.items("authorizationInfo").first(where: { _ in true })?["granted"]?.bool
    {
      event.decision = granted ? "allow" : "forbid"
    }
    let status = payload["status"]
    event.statusMessage = status?["message"]?.text ?? ""
    // Codes of gRPC.
    event.code =
      switch status?["code"]?.int ?? 0 {
      case 0: event.decision == "forbid" ? 403 : 200
      case 3: 400
      case 5: 404
      case 6: 409
      case 7: 403
      case 16: 401
      default: 500
      }
  }
}
