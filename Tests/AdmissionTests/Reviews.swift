import Admission
import Checks
import Documents
import Judgement
import Testing

@testable import Assessment

/// Reviews as the API server writes them, made of manifests.
enum Reviews {
  /// A review of one manifest, written in YAML.
  static func review(
    _ manifest: String, operation: String = "CREATE", resource: String = "pods", group: String = "",
    subresource: String = "", namespace: String = "shop", user: String = "alice", groups: [String] = [],
    old: String? = nil
  ) throws -> ReviewRequest {
    let object = try #require(parse(manifest).documents.first)
    let before = old.flatMap { parse($0).documents.first }
    return try request(
      object: json(object), old: before.map(json), operation: operation, resource: resource, group: group,
      subresource: subresource, namespace: namespace, user: user, groups: groups)
  }

  static func request(
    object: String, old: String? = nil, operation: String = "CREATE", resource: String, group: String = "",
    subresource: String = "", namespace: String = "shop", user: String = "alice", groups: [String] = []
  ) throws -> ReviewRequest {
    try ReviewRequest(
      reading: Array(
        body(
          object: object, old: old, operation: operation, resource: resource, group: group,
          subresource: subresource, namespace: namespace, user: user, groups: groups
        ).utf8))
  }

  static func body(
    object: String, old: String? = nil, operation: String = "CREATE", resource: String, group: String = "",
    subresource: String = "", namespace: String = "shop", user: String = "alice", groups: [String] = []
  ) -> String {
    """
    {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"u-1",
    "kind":{"group":"\(group)","version":"v1","kind":"X"},
    "resource":{"group":"\(group)","version":"v1","resource":"\(resource)"},"subResource":"\(subresource)",
    "name":"x","namespace":"\(namespace)","operation":"\(operation)",
    "userInfo":{"username":"\(user)","groups":[\(groups.map { "\"\($0)\"" }.joined(separator: ","))]},
    "object":\(object),"oldObject":\(old ?? "null"),"dryRun":false,"options":{}}}
    """
  }

  /// A node as JSON.
  static func json(_ node: Node) -> String {
    switch node.value {
    case .null: return "null"
    case .bool(let bool): return "\(bool)"
    case .int(let int): return "\(int)"
    case .number: return node.text ?? "0"
    case .string: return quoted(node.text ?? "")
    case .sequence: return "[\(node.children.map(json).joined(separator: ","))]"
    case .mapping:
      return "{\(node.children.map { "\(quoted($0.key ?? "")):\(json($0))" }.joined(separator: ","))}"
    }
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A judge by a configuration, which the test may trust to be right.
  static func judge(_ configuration: String = "", images: any ImageVerdicts = NoImageVerdicts()) throws
    -> AdmissionJudge
  {
    AdmissionJudge(configuration: try self.configuration(configuration), images: images)
  }

  static func configuration(_ text: String) throws -> Configuration {
    try Configuration(reading: Array(text.utf8), name: ".bulwark.yaml", names: Registry.names) { _ in true }
  }

  /// The answer as JSON.
  static func answer(_ decision: AdmissionDecision, to request: ReviewRequest, patch: JSONPatch? = nil) throws
    -> Node
  {
    let parsed = parse(ReviewAnswer(decision, to: request, patch: patch).body, name: "answer", claim: .json)
    #expect(parsed.errors.isEmpty)
    return try #require(parsed.documents.first?["response"])
  }
}

extension AdmissionDecision {
  var refusedChecks: Set<String> { Set(refusing.map(\.check)) }
  var warnedChecks: Set<String> { Set(warning.map(\.check)) }
}
