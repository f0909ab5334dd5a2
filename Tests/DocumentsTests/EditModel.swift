import Documents

/// A value as people mean it, without its text: what a change should make of a tree is worked out on
/// these and compared with what the edited text holds.
final class Model {
  enum Value {
    case scalar(Literal)
    case list([Model])
    case mapping([(key: String, value: Model)])
  }

  var value: Value
  private(set) weak var parent: Model?
  /// An item that a change of the same batch has brought.
  var added: Literal?

  init(_ value: Value) {
    self.value = value
    for child in children { child.parent = self }
  }

  convenience init(_ literal: Literal) {
    switch literal {
    case .list(let items):
      self.init(.list(items.map { Model($0) }))
      for (model, item) in zip(children, items) { model.added = item }
    case .mapping(let entries): self.init(.mapping(entries.map { ($0.key, Model($0.value)) }))
    default: self.init(.scalar(literal))
    }
  }

  /// The model of a node; `note` is told which model each node has.
  convenience init(_ node: Node, note: (Node, Model) -> Void = { _, _ in }) {
    switch node.value {
    case .mapping: self.init(.mapping(node.children.map { ($0.key ?? "", Model($0, note: note)) }))
    case .sequence: self.init(.list(node.children.map { Model($0, note: note) }))
    case .null: self.init(.scalar(.null))
    case .bool(let bool): self.init(.scalar(.bool(bool)))
    case .int(let int): self.init(.scalar(.int(int)))
    case .number, .string: self.init(.scalar(.string(node.text ?? "")))
    }
    note(node, self)
  }

  var children: [Model] {
    switch value {
    case .scalar: []
    case .list(let items): items
    case .mapping(let entries): entries.map(\.value)
    }
  }

  var literal: Literal {
    switch value {
    case .scalar(let literal): literal
    case .list(let items): .list(items.map(\.literal))
    case .mapping(let entries): .mapping(entries.map { Literal.Entry($0.key, $0.value.literal) })
    }
  }

  /// Takes everything for what the text held all along, and nothing for what a change has brought.
  func settle() {
    added = nil
    for child in children { child.settle() }
  }

  // MARK: Changes

  func replace(with literal: Literal) {
    value = Model(literal).value
    for child in children { child.parent = self }
  }

  /// The field below this mapping; nil where a value on the way is no mapping.
  private func field(_ key: String) -> Model? {
    var entries: [(key: String, value: Model)]
    switch value {
    case .mapping(let known): entries = known
    case .scalar(.null): entries = []
    default: return nil
    }
    if let known = entries.first(where: { $0.key == key }) { return known.value }
    let new = Model(.null)
    new.parent = self
    entries.append((key: key, value: new))
    value = .mapping(entries)
    return new
  }

  /// Whether the field could be reached.
  func set(_ path: FieldPath, to literal: Literal) -> Bool {
    var model = self
    for key in path.components {
      guard let next = model.field(key) else { return false }
      model = next
    }
    model.replace(with: literal)
    return true
  }

  func append(_ literal: Literal, to path: FieldPath) -> Bool {
    var model = self
    for key in path.components {
      guard let next = model.field(key) else { return false }
      model = next
    }
    var items: [Model]
    switch model.value {
    case .list(let known): items = known
    case .scalar(.null): items = []
    default: return false
    }
    if !items.contains(where: { $0.added == literal }) {
      let item = Model(literal)
      item.added = literal
      item.parent = model
      items.append(item)
    }
    model.value = .list(items)
    return true
  }

  func remove() {
    guard let parent else { return }
    switch parent.value {
    case .scalar: break
    case .list(let items): parent.value = .list(items.filter { $0 !== self })
    case .mapping(let entries): parent.value = .mapping(entries.filter { $0.value !== self })
    }
    if parent.children.isEmpty, let above = parent.parent, case .mapping = above.value { parent.remove() }
  }
}
