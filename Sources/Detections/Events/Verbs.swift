/// The verbs that events carry, as a set. What else the authorizer knows (`bind`, `escalate`, `impersonate`)
/// never occurs in an event.
public struct Verbs: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let get = Verbs(rawValue: 1)
  public static let list = Verbs(rawValue: 2)
  public static let watch = Verbs(rawValue: 4)
  public static let create = Verbs(rawValue: 8)
  public static let update = Verbs(rawValue: 16)
  public static let patch = Verbs(rawValue: 32)
  public static let delete = Verbs(rawValue: 64)
  public static let deletecollection = Verbs(rawValue: 128)
  /// Any other, such as the methods of requests for no resource.
  public static let other = Verbs(rawValue: 256)

  public static let reads: Verbs = [.get, .list, .watch]
  public static let writes: Verbs = [.create, .update, .patch, .delete, .deletecollection]
  /// Those that bring the content of an object.
  public static let applies: Verbs = [.create, .update, .patch]
  public static let deletes: Verbs = [.delete, .deletecollection]
  public static let all = Verbs(rawValue: 511)

  init(_ verb: String) {
    self =
      switch verb {
      case "get": .get
      case "list": .list
      case "watch": .watch
      case "create": .create
      case "update": .update
      case "patch": .patch
      case "delete": .delete
      case "deletecollection": .deletecollection
      default: .other
      }
  }

  static let names: [(Verbs, String)] = [
    (.get, "get"), (.list, "list"), (.watch, "watch"), (.create, "create"), (.update, "update"),
    (.patch, "patch"), (.delete, "delete"), (.deletecollection, "deletecollection"),
  ]

  /// The names of those in the set.
  public var words: [String] { Verbs.names.filter { contains($0.0) }.map(\.1) }
}
