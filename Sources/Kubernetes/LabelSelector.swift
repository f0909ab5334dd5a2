public import Documents

/// The labels of an object, as selectors see them.
public struct Labels: Sendable {
  private let node: Node?
  /// The name of a namespace, which always carries it as `kubernetes.io/metadata.name`, whatever its
  /// manifest says.
  private let namespaceName: String?

  private static let nameLabel: StaticString = "kubernetes.io/metadata.name"

  /// The labels under `metadata.labels` of an object or a pod template.
  public init(of object: Node) {
    node = object.given("metadata")?.given("labels")
    namespaceName = nil
  }

  /// The labels of a namespace; the one that every namespace has, where it has no manifest.
  public init(ofNamespace name: String, _ manifest: Node? = nil) {
    node = manifest?.given("metadata")?.given("labels")
    namespaceName = name
  }

  func has(_ key: UnsafeBufferPointer<UInt8>) -> Bool { isImplied(key) || node?.child(key) != nil }

  /// Whether a label has this value. A null is the empty string, as in the API server.
  func has(_ key: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
    if isImplied(key), var name = namespaceName { return name.withUTF8 { $0.elementsEqual(value) } }
    guard let label = node?.child(key) else { return false }
    return label.isNull ? value.isEmpty : label.withText { $0.elementsEqual(value) } ?? false
  }

  private func isImplied(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let name = Self.nameLabel
    return namespaceName != nil && key.count == name.utf8CodeUnitCount
      && key.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  /// The labels that the manifest writes.
  var written: Node.Children? { node?.children }

  /// Calls `body` with each key and value, the implied ones too.
  public func forEach(_ body: (_ key: String, _ value: String) -> Void) {
    if let namespaceName { body("\(Self.nameLabel)", namespaceName) }
    guard let node else { return }
    for label in node.children {
      guard let key = label.key, let value = label.isNull ? "" : label.text else { continue }
      if namespaceName != nil, label.keyIs(Self.nameLabel) { continue }
      body(key, value)
    }
  }
}

/// A selector as the API defines it (`meta/v1 LabelSelector`): all of `matchLabels` and of
/// `matchExpressions` must hold. It reads the manifest in place.
public struct LabelSelector: Sendable {
  /// The selector as written; nil stands for one that is left out where that selects everything.
  public let node: Node?

  public init(_ node: Node?) { self.node = node }

  /// The entries of `matchLabels`.
  var labels: some Sequence<Node> { Entries(node?.given("matchLabels")) }
  /// The items of `matchExpressions`.
  var expressions: some Sequence<Node> { Entries(node?.given("matchExpressions")) }

  /// The children of a node that may not be there.
  private struct Entries: Sequence, IteratorProtocol {
    private var nodes: Node.Children?

    init(_ node: Node?) { nodes = node?.children }

    mutating func next() -> Node? { nodes?.next() }
  }

  /// It asks for nothing, so it selects everything.
  public var isEmpty: Bool {
    (node?.given("matchLabels")?.count ?? 0) == 0 && (node?.given("matchExpressions")?.count ?? 0) == 0
  }

  /// Whether the API server would take it, as far as operators and their values go.
  public var isValid: Bool {
    guard let node else { return true }
    guard node.isMapping else { return false }
    return expressions.allSatisfy { expression in
      guard let key = expression["key"], key.isScalar, let op = Operator(expression) else { return false }
      let values = expression.given("values")?.count ?? 0
      return op.takesValues ? values > 0 : values == 0
    }
  }

  /// Whether an object with these labels is selected. What the API server would refuse selects nothing.
  public func matches(_ candidate: Labels) -> Bool {
    for label in labels {
      let holds = label.withKey { key in
        label.isNull
          ? candidate.has(key, UnsafeBufferPointer(start: nil, count: 0))
          : label.withText { candidate.has(key, $0) } ?? false
      }
      guard holds ?? false else { return false }
    }
    for expression in expressions {
      let holds = expression["key"]?.withText { Self.holds(expression, $0, candidate) }
      guard holds ?? false else { return false }
    }
    return true
  }

  /// What it asks for, as values that can be compared and kept; nil for what the API server would refuse.
  public var requirements: [LabelRequirement]? {
    guard isValid else { return nil }
    var found: [LabelRequirement] = []
    for label in labels {
      guard let key = label.key, let value = label.isNull ? "" : label.text else { return nil }
      found.append(LabelRequirement(key: key, op: .isIn, values: [value]))
    }
    for expression in expressions {
      guard let requirement = LabelRequirement(expression) else { return nil }
      found.append(requirement)
    }
    return found
  }

  public enum Operator: Sendable, Hashable {
    case isIn, notIn, exists, doesNotExist

    init?(_ expression: Node) {
      guard let text = expression["operator"] else { return nil }
      if text.textIs("In") {
        self = .isIn
      } else if text.textIs("NotIn") {
        self = .notIn
      } else if text.textIs("Exists") {
        self = .exists
      } else if text.textIs("DoesNotExist") {
        self = .doesNotExist
      } else {
        return nil
      }
    }

    var takesValues: Bool { self == .isIn || self == .notIn }
  }

  private static func holds(_ expression: Node, _ key: UnsafeBufferPointer<UInt8>, _ candidate: Labels)
    -> Bool
  {
    guard let op = Operator(expression) else { return false }
    switch op {
    case .exists: return candidate.has(key)
    case .doesNotExist: return !candidate.has(key)
    case .isIn, .notIn:
      guard let values = expression.given("values"), values.count > 0 else { return false }
      let isAmong = values.children.contains { value in value.withText { candidate.has(key, $0) } ?? false }
      return isAmong == (op == .isIn)
    }
  }
}

/// One demand of a selector on the labels of an object. A label of `matchLabels` is an `In` of one value.
public struct LabelRequirement: Sendable, Hashable {
  public let key: String
  public let op: LabelSelector.Operator
  /// In order, each once; empty for `Exists` and `DoesNotExist`.
  public let values: [String]

  public init(key: String, op: LabelSelector.Operator, values: [String]) {
    self.key = key
    self.op = op
    self.values = values
  }

  /// An item of `matchExpressions`; nil where it has no key or no operator that there is.
  public init?(_ expression: Node) {
    guard let key = expression["key"]?.text, let op = LabelSelector.Operator(expression) else { return nil }
    let values = expression.given("values").map { $0.children.compactMap(\.text) } ?? []
    self.init(key: key, op: op, values: Set(values).sorted())
  }

  /// What exactly those objects meet that do not meet this.
  public var contrary: LabelRequirement {
    let op: LabelSelector.Operator =
      switch op {
      case .isIn: .notIn
      case .notIn: .isIn
      case .exists: .doesNotExist
      case .doesNotExist: .exists
      }
    return LabelRequirement(key: key, op: op, values: values)
  }
}
