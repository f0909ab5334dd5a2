internal import Documents

extension ReviewRequest {
  /// The deepest nesting of a body.
  public static let depthLimit = 512

  /// Nodes of a body, which hold 36 bytes each: 8 MiB of JSON can make four million.
  private static let nodeLimit = 4_500_000

  /// Reads the body of a request.
  ///
  /// - Throws: `ReviewError` for what is no review of this version.
  public init(reading body: [UInt8]) throws(ReviewError) {
    var limits = Limits()
    limits.depth = Self.depthLimit
    limits.nodes = Self.nodeLimit
    limits.errors = 1
    let parsed = parse(body, name: "AdmissionReview", claim: .json, limits: limits)
    if let error = parsed.errors.first {
      throw ReviewError(message: "the body is no JSON: \(error.message) at byte \(error.offset)")
    }
    guard parsed.documents.count == 1, let root = parsed.documents.first, root.isMapping else {
      throw ReviewError(message: "the body must be one JSON object, an AdmissionReview")
    }
    try self.init(review: root)
  }

  private init(review: Node) throws(ReviewError) {
    guard review["kind"]?.string == "AdmissionReview" else {
      throw ReviewError(message: "kind must be AdmissionReview")
    }
    guard review["apiVersion"]?.string == "admission.k8s.io/v1" else {
      throw ReviewError(message: "apiVersion must be admission.k8s.io/v1, which this webhook speaks")
    }
    guard let request = review.given("request"), request.isMapping else {
      throw ReviewError(message: "request must be an object")
    }
    let operation = try Self.text(request, "operation")
    guard let operation = Operation(rawValue: operation) else {
      throw ReviewError(message: "request.operation must be CREATE, UPDATE, DELETE or CONNECT")
    }
    let resource = try Self.mapping(request, "resource")
    self.init(
      uid: try Self.text(request, "uid"), operation: operation, resource: try Self.text(resource, "resource"))
    guard !uid.isEmpty else { throw ReviewError(message: "request.uid must not be empty") }
    group = try Self.text(resource, "group", isRequired: false)
    kind = try Self.text(Self.mapping(request, "kind"), "kind")
    subresource = try Self.text(request, "subResource", isRequired: false)
    namespace = try Self.text(request, "namespace", isRequired: false)
    name = try Self.text(request, "name", isRequired: false)
    let who = try Self.mapping(request, "userInfo")
    user = try Self.text(who, "username", isRequired: false)
    groups = who.items("groups").compactMap(\.string)
    isDryRun = request["dryRun"]?.bool ?? false
    object = try Self.object(request, "object")
    oldObject = try Self.object(request, "oldObject")
    if operation == .create || operation == .update, object == nil {
      throw ReviewError(message: "request.object is missing from a \(operation.rawValue)")
    }
  }

  private static func mapping(_ node: Node, _ key: StaticString) throws(ReviewError) -> Node {
    guard let value = node.given(key), value.isMapping else {
      throw ReviewError(message: "request.\(key) must be an object")
    }
    return value
  }

  private static func object(_ node: Node, _ key: StaticString) throws(ReviewError) -> Node? {
    guard let value = node.given(key) else { return nil }
    guard value.isMapping else { throw ReviewError(message: "request.\(key) must be an object") }
    return value
  }

  private static func text(
    _ node: Node, _ key: StaticString, isRequired: Bool = true
  ) throws(ReviewError) -> String {
    guard let value = node.given(key) else {
      if isRequired { throw ReviewError(message: "request: \(key) is missing") }
      return ""
    }
    guard let text = value.string else { throw ReviewError(message: "request: \(key) must be a string") }
    return text
  }
}
