internal import Documents
internal import Glibc

/// The files that renderings are made of, by their real paths, each read once: those of the scan are
/// taken from it. A class, so that all reviews lead to the same trees.
final class SourceTexts {
  private var trees: [[UInt8]: Tree] = [:]
  /// The positions of the scan's files in its listing.
  private(set) var positions: [[UInt8]: Int] = [:]
  private var inlineTrees: [Node: Tree] = [:]
  /// How many bytes more may be read a second time for what stands inside of files.
  private var inlineAllowance = 64 << 20
  private let current = realPath([Byte.dot])
  /// The largest file that is read, in bytes.
  private static let sizeLimit = 64 << 20

  init(_ listing: Listing, _ texts: [ReadText]) {
    for (index, file) in listing.files.enumerated() where file.kind == .regular {
      guard let real = realPath(file.location) else { continue }
      positions[real] = index
      trees[real] = texts[index].tree
    }
  }

  /// What a file holds; nil where it cannot be read.
  func tree(of real: [UInt8]) -> Tree? {
    if let tree = trees[real] { return tree }
    let descriptor = openPath(real, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    guard let bytes = try? contents(of: descriptor, regularOnly: true, limit: Self.sizeLimit) else {
      return nil
    }
    let name = shown(real)
    let tree = parse(bytes, name: name, claim: name.hasSuffix(".json") ? .json : .yaml).tree
    trees[real] = tree
    return tree
  }

  /// What is written in a block (`patch: |-`) of a file, each node at its place in that file; nil where its
  /// places cannot be told.
  func inlineTree(of block: Node) -> Tree? {
    if let tree = inlineTrees[block] { return tree }
    inlineAllowance -= block.tree.source.bytes.count
    guard inlineAllowance >= 0, let tree = block.inlineTree,
      zip(tree.documents, parse(block.text ?? "").documents).allSatisfy({ $0.isSame(as: $1) })
    else { return nil }
    inlineTrees[block] = tree
    return tree
  }

  /// A real path as the user sees it.
  func shown(_ real: [UInt8]) -> String {
    if let tree = trees[real] { return tree.source.name }
    guard let current, real != current, real.isPath(atOrBelow: current) else { return real.text }
    return real[(current.count + 1)...].map { $0 }.text
  }
}
