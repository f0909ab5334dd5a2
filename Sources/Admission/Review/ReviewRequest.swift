public import Documents

/// What the API server asks: the request of an `AdmissionReview` of `admission.k8s.io/v1`.
public struct ReviewRequest: Sendable {
  public enum Operation: String, Sendable, CaseIterable {
    case create = "CREATE"
    case update = "UPDATE"
    case delete = "DELETE"
    case connect = "CONNECT"
  }

  /// Names the request; the answer repeats it.
  public var uid: String
  public var operation: Operation
  public var group = ""
  /// The plural of the kind: `pods`.
  public var resource: String
  /// `ephemeralcontainers`, `exec`; empty for the object itself.
  public var subresource = ""
  public var kind = ""
  /// Empty for what is of no namespace.
  public var namespace = ""
  /// The name under which the configuration knows namespaces with a label of this one; nil for none. The API server
  /// has chosen it, by the path that it asks at.
  public var label: String?
  /// Empty where the server is to make one up.
  public var name = ""
  public var user = ""
  public var groups: [String] = []
  /// The object as it is about to be stored; for CONNECT what was asked for.
  public var object: Node?
  /// The object as it is stored.
  public var oldObject: Node?
  public var isDryRun = false

  public init(uid: String, operation: Operation, resource: String) {
    self.uid = uid
    self.operation = operation
    self.resource = resource
  }

  /// The resource with what is asked of it: `pods/exec`.
  public var target: String { subresource.isEmpty ? resource : "\(resource)/\(subresource)" }
}

/// Why a body is no review. It is never answered by `allowed`.
public struct ReviewError: Error, Sendable, Hashable {
  public let message: String
}
