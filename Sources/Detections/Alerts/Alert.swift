public import Guide

/// What is told of one or many events: the same detection, the same account, the same owner.
public struct Alert: Sendable {
  public let about: DetectionAbout
  public internal(set) var severity: Severity
  /// The first and the last of the events; nil where they carry no time.
  public let time: EventTime?
  public internal(set) var last: EventTime?
  public internal(set) var count = 1
  /// The account that asked, and the one whose rights counted where he speaks for another.
  public let user: String
  public let impersonated: String?
  /// The addresses of the connection; the last is the peer.
  public let sourceIPs: [String]
  public let userAgent: String
  public let verb: String
  public let resource: String
  public let namespace: String
  public let name: String
  public let code: Int?
  public let requestURI: String
  /// Ids of the first events.
  public internal(set) var auditIDs: [String]
  public let message: String
  /// Why the authorizer let it through.
  public let allowedBy: String
  public let command: [String]
  public let source: String

  static let idLimit = 10
  /// Texts of an event have no bound; an alert shows the beginning.
  private static let textLimit = 1024

  init(_ sighting: Sighting, source: String) {
    let event = sighting.event
    about = sighting.about
    severity = sighting.severity
    time = event.time
    last = event.time
    user = Alert.short(event.user.name)
    impersonated = event.impersonated.map { Alert.short($0.name) }
    sourceIPs = event.sourceIPs.suffix(8).map(Alert.short)
    userAgent = Alert.short(event.userAgent)
    verb = Alert.short(event.verb)
    resource = Alert.short(
      event.subresource.isEmpty ? event.resource : "\(event.resource)/\(event.subresource)")
    namespace = Alert.short(event.namespace)
    name = Alert.short(event.objectName)
    code = event.code
    requestURI = Alert.short(event.requestURI)
    auditIDs = event.auditID.isEmpty ? [] : [Alert.short(event.auditID)]
    message = Alert.short(sighting.hit.message)
    allowedBy = Alert.short(event.decisionReason)
    command = event.subresource == "exec" ? event.command.prefix(32).map(Alert.short) : []
    self.source = source
  }

  private static func short(_ text: String) -> String {
    text.utf8.count <= textLimit ? text : String(text.prefix(textLimit)) + "…"
  }

  /// Whose timeline it belongs to.
  public var identity: String {
    impersonated ?? (user.isEmpty ? sourceIPs.last.map { "(no user) \($0)" } ?? "(no user)" : user)
  }
}
