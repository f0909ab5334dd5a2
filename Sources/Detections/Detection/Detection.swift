public import Guide

/// A way to recognise an attack in audit events. One file a detection: what it means, whom it looks at, what
/// to do, and events that are its tests.
public protocol Detection: Sendable {
  static var about: DetectionAbout { get }

  /// Looks at an event of the scope. What it must remember it keeps in the context, under keys of its own.
  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit?
}

/// What a detection found in an event.
public struct Hit: Sendable {
  /// Read behind the user's name: "opened a shell in shop/web".
  public var message: String
  /// Where it differs from that of the detection.
  public var severity: Severity?
  /// Another account to blame, where the event's own is none: the address of somebody without a name.
  public var key: String?

  /// Speaks of the account as a whole: folds whatever the object.
  public var isOfAccount = false

  public init(_ message: String, severity: Severity? = nil, key: String? = nil, isOfAccount: Bool = false) {
    self.message = message
    self.severity = severity
    self.key = key
    self.isOfAccount = isOfAccount
  }
}
