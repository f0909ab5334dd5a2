internal import Documents

/// Why a chart or kustomization is not rendered.
struct Refusal: Error {
  let file: String
  var line: Int?
  let message: String

  init(file: String, line: Int? = nil, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// - Parameter node: What in a file is the reason.
  init(at node: Node, _ message: String) {
    let source = node.tree.source
    let offset = node.isScalar ? node.range.lowerBound : node.keyRange?.lowerBound ?? node.range.lowerBound
    self.init(file: source.name, line: source.position(at: offset).line, message)
  }
}

/// The places that a tree to be rendered may reach.
struct RenderBounds {
  /// Real paths of folders.
  let roots: [[UInt8]]

  /// The folders among what the user named, and the git working trees around them.
  init(_ listing: Listing) {
    var roots: [[UInt8]] = []
    for root in listing.roots {
      let folder = status(root.isEmpty ? [Byte.slash] : root)?.isFolder == true ? root : root.parentPath
      roots.append(folder)
      if let above = GitRoot.foldersAbove(folder) { roots.append(above.first ?? folder) }
    }
    self.roots = roots
  }

  func hold(_ real: [UInt8]) -> Bool { roots.contains { real.isPath(atOrBelow: $0) } }
}
