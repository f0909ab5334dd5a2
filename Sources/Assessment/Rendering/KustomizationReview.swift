internal import Documents
internal import Glibc

/// Reads what a kustomization is made of before anything runs: every file that it names must lie in the
/// bounds, nothing may come from elsewhere, and nothing may start a program.
///
/// Fields: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/.
struct KustomizationReview {
  let bounds: RenderBounds
  let texts: SourceTexts
  private(set) var parts = Parts()
  private var path: [[UInt8]] = []
  private var visits = 0

  /// What a kustomization is made of.
  struct Parts {
    /// The real paths of all its files.
    var files: Set<[UInt8]> = []
    /// The folders of the kustomizations that it uses.
    var folders: Set<[UInt8]> = []
    var resources: [TracedSource] = []
    /// Those with a target of their own, in the order in which they act.
    var patches: [TargetedPatch] = []
    var isComponent = false
  }

  init(bounds: RenderBounds, texts: SourceTexts) {
    self.bounds = bounds
    self.texts = texts
  }

  private static let mostVisits = 1000
  private static let mostLevels = 64

  /// Looks through the kustomization in a folder, given by its real path, and those that it uses.
  mutating func review(_ folder: [UInt8], names: NameChange = NameChange()) throws(Refusal) {
    visits += 1
    let file = try kustomizationFile(in: folder)
    guard let tree = texts.tree(of: file), let root = tree.documents.first, tree.documents.count == 1,
      root.isMapping
    else {
      throw Refusal(file: texts.shown(file), "it cannot be read as one mapping")
    }
    guard !path.contains(folder), path.count < Self.mostLevels, visits < Self.mostVisits else {
      throw Refusal(at: root, "its bases lead to themselves, or to too many others")
    }
    parts.files.insert(file)
    if path.isEmpty { parts.isComponent = root["kind"]?.textIs("Component") ?? false }
    path.append(folder)
    defer { path.removeLast() }
    var below = names
    below.add(
      prefix: root.given("namePrefix")?.text, suffix: root.given("nameSuffix")?.text,
      namespace: root.given("namespace")?.text)
    var patches: [Node] = []
    for field in root.children where !field.isNull {
      guard let uses = KustomizationField.all[field.key ?? ""] else {
        throw Refusal(at: field, "'\(field.key ?? "")' is no field that is known to be harmless")
      }
      if case .patches = uses { patches.append(field) } else { try review(field, uses, in: folder, below) }
    }
    // Wherever they are written, they act behind the patches of what is patched.
    for field in patches { try review(field, .patches, in: folder, below) }
  }

  private func kustomizationFile(in folder: [UInt8]) throws(Refusal) -> [UInt8] {
    let names = ["kustomization.yaml", "kustomization.yml", "Kustomization"]
    let found = names.map { folder + [Byte.slash] + $0.utf8 }.filter { status($0, follow: false) != nil }
    guard found.count == 1 else {
      let message = found.isEmpty ? "it holds no kustomization" : "it holds more than one kustomization"
      throw Refusal(file: texts.shown(folder), message)
    }
    guard let real = realPath(found[0]), bounds.hold(real), status(real)?.isRegular == true else {
      throw Refusal(file: texts.shown(found[0]), "it is a link that leaves the scanned tree, or no file")
    }
    return real
  }

  private mutating func review(
    _ field: Node, _ uses: KustomizationField, in folder: [UInt8], _ names: NameChange
  ) throws(Refusal) {
    switch uses {
    case .harmless: break
    case .runs(let what): throw Refusal(at: field, what)
    case .resources:
      for entry in field.children {
        let real = try locate(entry, in: folder)
        if status(real)?.isFolder == true {
          parts.folders.insert(real)
          try review(real, names: names)
        } else {
          parts.files.insert(real)
          if let tree = texts.tree(of: real) { parts.resources.append(TracedSource(tree, names, .manifest)) }
        }
      }
    case .patches:
      for entry in field.children { try review(patch: entry, in: folder, names) }
    case .paths(let keys):
      for entry in field.isSequence ? Array(field.children) : [field] {
        if entry.isScalar { _ = try file(entry, in: folder) }
        for key in keys {
          guard let value = entry[key: key], !value.isNull else { continue }
          for named in value.isSequence ? Array(value.children) : [value] {
            _ = try file(named, in: folder, isAssignment: key == "files")
          }
        }
      }
    case .plugins:
      for entry in field.children {
        let documents: [Node]?
        if isInline(entry) {
          documents = parse(entry.text ?? "").documents
        } else {
          documents = texts.tree(of: try file(entry, in: folder))?.documents
        }
        guard let documents, documents.allSatisfy(KustomizationField.isHarmlessPlugin) else {
          throw Refusal(at: entry, "it may start a program, or read files that are not named here")
        }
      }
    }
  }

  /// An entry is a path or the patch itself, or a mapping with one of the two.
  private mutating func review(
    patch entry: Node, in folder: [UInt8], _ names: NameChange
  ) throws(Refusal) {
    let target = entry.isScalar ? nil : entry.given("target")
    let tree: Tree?
    if let named = entry.isScalar ? entry : entry.given("path"), !isInline(named) {
      tree = texts.tree(of: try file(named, in: folder))
    } else {
      tree = (entry.isScalar ? entry : entry.given("patch")).flatMap(texts.inlineTree)
    }
    guard let tree else { return }
    if target == nil {
      parts.resources.append(TracedSource(tree, names, .patch))
    } else {
      parts.patches.append(TargetedPatch(tree, target: target, names))
    }
  }

  private func isInline(_ node: Node) -> Bool {
    guard let text = node.text, text.contains("\n") else { return false }
    return parse(text).documents.first.map { $0.isMapping || $0.isSequence } ?? false
  }

  /// - Parameter isAssignment: Whether a key may stand before the path: `name=file`.
  private mutating func file(
    _ node: Node, in folder: [UInt8], isAssignment: Bool = false
  ) throws(Refusal) -> [UInt8] {
    let real = try locate(node, in: folder, isAssignment: isAssignment)
    guard status(real)?.isRegular == true else {
      throw Refusal(at: node, "'\(node.text ?? "")' is no regular file")
    }
    parts.files.insert(real)
    return real
  }

  /// The real path of what an entry names.
  private func locate(
    _ node: Node, in folder: [UInt8], isAssignment: Bool = false
  ) throws(Refusal) -> [UInt8] {
    guard var text = node.text, !text.isEmpty else { throw Refusal(at: node, "a path is expected here") }
    if isAssignment, let sign = text.firstIndex(of: "=") { text = String(text[text.index(after: sign)...]) }
    if KustomizationField.isRemote(text) {
      throw Refusal(at: node, "'\(text)' is remote; keep a copy in the tree and name that")
    }
    let given = Array(text.utf8)
    let location = given.first == Byte.slash ? given : folder + [Byte.slash] + given
    // kustomize takes `..` by the text, the system behind a link: both must lead to the same place.
    guard let real = realPath(location), real == realPath(location.withoutDots) else {
      throw Refusal(at: node, "'\(text)' is not there, or leads astray through a link")
    }
    guard bounds.hold(real) else { throw Refusal(at: node, "'\(text)' leaves the scanned tree") }
    return real
  }
}

extension [UInt8] {
  /// An absolute path without `.` and `..`, by its text alone.
  var withoutDots: [UInt8] {
    var steps: [ArraySlice<UInt8>] = []
    for step in split(separator: Byte.slash) where !step.elementsEqual([Byte.dot]) {
      if step.equals("..") { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.flatMap { [Byte.slash] + $0 }
  }
}
