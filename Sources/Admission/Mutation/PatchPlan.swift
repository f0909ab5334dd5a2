internal import Documents
internal import Findings

/// Turns changes of a tree into a patch of one object in it. Changes that create the same missing parent share it;
/// items are removed from the last to the first, behind all else, so that no path moves under another.
struct PatchPlan {
  private let object: Node
  private(set) var patch = JSONPatch()
  /// What the patch has put where nothing was, by path.
  private var made: [String: Literal] = [:]
  private var removals: [Node] = []

  init(_ object: Node) { self.object = object }

  mutating func take(_ change: Change) {
    switch change {
    case .set(let node, let path, let value): set(node, path.components, value)
    case .append(let node, let path, let value): append(node, path.components, value)
    case .replace(let node, let value): patch.replace(pointer(node), value)
    case .remove(let node): if !removals.contains(node) { removals.append(node) }
    }
  }

  /// Adds the removals, which come last.
  mutating func finish() -> JSONPatch {
    for node in removals.sorted(by: { $1.precedes($0) }) { patch.remove(pointer(node)) }
    removals = []
    return patch
  }

  /// Gives a field a value, with what is missing above it.
  mutating func set(_ node: Node, _ path: [String], _ value: Literal) {
    var here = node
    var rest = path[...]
    while let name = rest.first, let child = here[key: name], !child.isNull {
      here = child
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else {
      if !value.matches(here) { patch.replace(pointer(here), value) }
      return
    }
    add(value, rest, at: pointer(here))
  }

  private mutating func append(_ node: Node, _ path: [String], _ value: Literal) {
    var here: Node? = node
    for name in path { here = here?[key: name] }
    guard let list = here, list.isSequence else { return set(node, path, .list([value])) }
    guard !list.children.contains(where: { value.matches($0) }) else { return }
    patch.add(pointer(list) + "/-", value)
  }

  private mutating func add(_ value: Literal, _ names: ArraySlice<String>, at start: String) {
    var path = start
    var rest = names
    while rest.count > 1, let name = rest.first, made[path + JSONPatch.step(name)] != nil {
      path += JSONPatch.step(name)
      rest = rest.dropFirst()
    }
    let first = path + JSONPatch.step(rest[rest.startIndex])
    let whole = rest.dropFirst().reversed().reduce(value) { .mapping([.init($1, $0)]) }
    if case .list(let items) = value, rest.count == 1, made[first] != nil {
      for item in items { patch.add(first + "/-", item) }
      return
    }
    guard made[first] == nil else { return }
    patch.add(first, whole)
    var here = first
    made[here] = whole
    for name in rest.dropFirst() {
      here += JSONPatch.step(name)
      made[here] = value
    }
  }

  /// The way from the object to a node.
  private func pointer(_ node: Node) -> String {
    var steps: [String] = []
    var here = node
    while here != object, let parent = here.parent {
      steps.append(here.key.map(JSONPatch.step) ?? "/\(here.itemIndex ?? 0)")
      here = parent
    }
    return steps.reversed().joined()
  }
}
