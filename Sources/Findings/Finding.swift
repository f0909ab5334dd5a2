public import Documents
public import Guide

/// One weakness at one place. A class, because a scan makes many and hands each on a few times.
public final class Finding: Sendable {
  /// The id of the check: `pod/drop-capabilities/added`.
  public let check: String
  /// What is wrong here, in one line that makes sense behind the subject: "may run as root".
  public let message: String
  public let subject: Subject
  /// The container concerned; nil where the finding is about the pod or another object.
  public let container: String?
  public let place: Place
  /// Tells findings of one check at one field apart, by content and not by position.
  public let discriminator: String?
  public let remedy: Remedy?
  public let severity: Severity

  public init(
    check: String, severity: Severity, message: String, subject: Subject, container: String?, place: Place,
    discriminator: String?, remedy: Remedy?
  ) {
    self.check = check
    self.severity = severity
    self.message = message
    self.subject = subject
    self.container = container
    self.place = place
    self.discriminator = discriminator
    self.remedy = remedy
  }

  /// The same finding with another severity.
  public func weighing(_ severity: Severity) -> Finding {
    Finding(
      check: check, severity: severity, message: message, subject: subject, container: container,
      place: place,
      discriminator: discriminator, remedy: remedy)
  }

  /// The path of the field in its object: `spec.containers[0].securityContext.privileged`.
  public var path: String { place.path(from: subject.node) }
}

/// The object that a finding is about.
public final class Subject: Sendable {
  public let apiVersion: String
  public let kind: String
  public let namespace: String?
  public let name: String
  /// The node that holds the object.
  public let node: Node
  /// Nil where the object is written in a file of the input.
  public let origin: Origin?

  public init(
    apiVersion: String, kind: String, namespace: String?, name: String, node: Node, origin: Origin? = nil
  ) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.namespace = namespace
    self.name = name
    self.node = node
    self.origin = origin
  }
}
