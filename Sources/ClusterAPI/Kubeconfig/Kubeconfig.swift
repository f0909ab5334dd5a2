internal import Documents

/// What some kubeconfig files say together, merged as kubectl merges them: of entries with one name that of the
/// first file counts as a whole, and of `current-context` the first that is not empty.
public struct Kubeconfig: Sendable {
  /// An entry of one of the three lists.
  struct Entry: Sendable {
    /// What stands under `cluster`, `user` or `context`.
    let node: Node
    /// The folder of its file, from which relative paths lead.
    let folder: String
  }

  private(set) var clusters: [String: Entry] = [:]
  private(set) var users: [String: Entry] = [:]
  private(set) var contexts: [String: Entry] = [:]
  public private(set) var currentContext: String?

  public init() {}

  /// Whether no file named a cluster.
  public var isEmpty: Bool { clusters.isEmpty && contexts.isEmpty }

  /// The names of the contexts, in order.
  public var contextNames: [String] { contexts.keys.sorted() }

  /// Adds a file behind those that are here already.
  ///
  /// - Parameters:
  ///   - path: As people see it.
  ///   - folder: Its folder, from which its relative paths lead.
  public mutating func add(
    _ bytes: [UInt8], path: String, folder: String
  ) throws(KubeconfigError) {
    let parsed = parse(bytes, name: path)
    if let error = parsed.errors.first {
      let position = parsed.source.position(at: error.offset)
      throw KubeconfigError("\(path):\(position.line):\(position.column): \(error.message)")
    }
    // An empty file says nothing, as for kubectl.
    guard let root = parsed.documents.first, !root.isNull else { return }
    guard root.isMapping else { throw KubeconfigError(root, "a kubeconfig must be a mapping") }
    if let kind = root.given("kind"), !kind.textIs("Config") {
      throw KubeconfigError(kind, "the kind of a kubeconfig is Config")
    }
    let context = try root.word("current-context")
    if currentContext == nil, let context { currentContext = context }
    try Self.read("clusters", "cluster", of: root, folder, into: &clusters)
    try Self.read("users", "user", of: root, folder, into: &users)
    try Self.read("contexts", "context", of: root, folder, into: &contexts)
  }

  private static func read(
    _ list: StaticString, _ key: StaticString, of root: Node, _ folder: String,
    into entries: inout [String: Entry]
  ) throws(KubeconfigError) {
    guard let nodes = root.given(list) else { return }
    guard nodes.isSequence else { throw KubeconfigError(nodes, "\(list) must be a list") }
    var own: Set<String> = []
    for item in nodes.children {
      guard let name = try item.word("name") else { throw KubeconfigError(item, "an entry without a name") }
      guard own.insert(name).inserted else {
        throw KubeconfigError(item, "the name \(name) stands twice in \(list)")
      }
      guard let node = item.given(key) else { continue }
      guard node.isMapping else { throw KubeconfigError(node, "\(key) must be a mapping") }
      if entries[name] == nil { entries[name] = Entry(node: node, folder: folder) }
    }
  }
}

extension Node {
  /// The text under a key; nil where it is missing, null or empty.
  ///
  /// - Throws: Where it is no string: kubectl refuses the file.
  func word(_ key: StaticString) throws(KubeconfigError) -> String? {
    guard let value = given(key) else { return nil }
    guard let text = value.string else {
      throw KubeconfigError(value, "\(key) must be a string, not \(value.value.name)")
    }
    return text.isEmpty ? nil : text
  }

  /// The boolean under a key; false where it is missing.
  func isSet(_ key: StaticString) throws(KubeconfigError) -> Bool {
    guard let value = given(key) else { return false }
    guard let bool = value.bool else {
      throw KubeconfigError(value, "\(key) must be true or false, not \(value.value.name)")
    }
    return bool
  }

  /// The strings of the list under a key.
  func words(_ key: StaticString) throws(KubeconfigError) -> [String] {
    var words: [String] = []
    for item in items(key) {
      guard let text = item.string else { throw KubeconfigError(item, "\(key) must hold strings") }
      words.append(text)
    }
    return words
  }
}
