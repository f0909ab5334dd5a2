internal import Documents
internal import Glibc

/// Looks through a chart before helm does: its links must stay in the bounds, its dependencies must be
/// there, and its schemas must name nothing elsewhere.
struct ChartReview {
  let bounds: RenderBounds
  let texts: SourceTexts
  /// The name of the chart, where it can be that of a release.
  private(set) var name = "release-name"
  /// Made for other charts: nothing is rendered from it alone.
  private(set) var isLibrary = false
  /// Holds packed charts, whose schemas are not looked into.
  private(set) var hasArchives = false
  private var entries = 0

  private static let mostEntries = 50_000
  private static let mostLevels = 64

  init(bounds: RenderBounds, texts: SourceTexts) {
    self.bounds = bounds
    self.texts = texts
  }

  mutating func review(_ folder: [UInt8]) throws(Refusal) {
    let names = ["Chart.yaml", "Chart.yml"].map { folder + [Byte.slash] + $0.utf8 }
    guard let file = names.lazy.compactMap({ realPath($0) }).first, bounds.hold(file),
      let root = texts.tree(of: file)?.documents.first, root.isMapping
    else {
      throw Refusal(file: texts.shown(folder), "its Chart.yaml cannot be read, or leaves the scanned tree")
    }
    isLibrary = root["type"]?.textIs("library") ?? false
    if let given = root["name"]?.text, Self.isLabel(given) { name = given }
    try reviewFiles(of: folder, level: 0)
    try reviewDependencies(root, in: folder)
    let requirements = folder + "/requirements.yaml".utf8
    if status(requirements) != nil, let older = texts.tree(of: requirements)?.documents.first {
      try reviewDependencies(older, in: folder)
    }
  }

  /// helm refuses a chart whose dependencies are not in `charts/`; so do we, with the way out.
  private func reviewDependencies(_ root: Node, in folder: [UInt8]) throws(Refusal) {
    guard let dependencies = root.given("dependencies") else { return }
    let charts = folder + "/charts".utf8
    let names = folderNames(charts) ?? []
    for dependency in dependencies.children {
      guard let name = dependency["name"]?.text else { continue }
      let isThere = names.contains { $0 == name || $0.hasPrefix("\(name)-") && $0.hasSuffix(".tgz") }
      guard !isThere else { continue }
      throw Refusal(
        at: dependency["name"] ?? dependency,
        "the dependency '\(name)' is not in charts/; run `helm dependency build` first")
    }
  }

  private mutating func reviewFiles(of folder: [UInt8], level: Int) throws(Refusal) {
    guard let names = folderNames(folder) else {
      throw Refusal(file: texts.shown(folder), "it cannot be listed")
    }
    for name in names.sorted() {
      entries += 1
      let path = folder + [Byte.slash] + name.utf8
      guard entries <= Self.mostEntries, level < Self.mostLevels else {
        throw Refusal(file: texts.shown(folder), "it holds too many files or folders")
      }
      guard let real = realPath(path), let information = status(real) else {
        throw Refusal(file: texts.shown(path), "it is a link that leads nowhere")
      }
      guard bounds.hold(real) else {
        throw Refusal(file: texts.shown(path), "it is a link that leaves the scanned tree")
      }
      if information.isFolder {
        // A link to a folder above would be followed for ever.
        guard !folder.isPath(atOrBelow: real) else {
          throw Refusal(file: texts.shown(path), "it is a link to a folder above it")
        }
        try reviewFiles(of: path, level: level + 1)
      } else if !information.isRegular {
        throw Refusal(file: texts.shown(path), "it is no regular file")
      } else if name == "values.schema.json" {
        try reviewSchema(real)
      } else if name.hasSuffix(".tgz") {
        hasArchives = true
      }
    }
  }

  /// A schema may name others, by address or by file: helm would fetch or read them.
  private mutating func reviewSchema(_ real: [UInt8]) throws(Refusal) {
    guard let tree = texts.tree(of: real) else { return }
    for root in tree.documents { try reviewSchema(root) }
  }

  private func reviewSchema(_ node: Node) throws(Refusal) {
    for child in node.children {
      if child.isScalar, child.keyIs("$ref") || child.keyIs("$dynamicRef") || child.keyIs("$recursiveRef"),
        let text = child.text, !text.hasPrefix("#")
      {
        throw Refusal(at: child, "the schema names '\(text)', outside of itself")
      }
      if child.isScalar, child.keyIs("$schema"), let text = child.text,
        !["http://json-schema.org/", "https://json-schema.org/"].contains(where: { text.hasPrefix($0) })
      {
        throw Refusal(at: child, "the schema follows '\(text)', which is none of json-schema.org")
      }
      try reviewSchema(child)
    }
  }

  /// The names in a folder; nil where it cannot be listed or one is no UTF-8.
  private func folderNames(_ folder: [UInt8]) -> [String]? {
    let descriptor = openPath(folder, flags: O_RDONLY | O_DIRECTORY | O_NONBLOCK)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      if descriptor >= 0 { _ = close(descriptor) }
      return nil
    }
    defer { _ = closedir(stream) }
    let texts = names(in: stream).map {
      String(validating: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    return texts.contains(nil) ? nil : texts.compactMap { $0 }
  }

  /// Whether a text can be the name of a release: a DNS label of at most 53 characters.
  private static func isLabel(_ text: String) -> Bool {
    let bytes = text.utf8
    let isPlain = bytes.allSatisfy {
      $0 &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10 || $0 == UInt8(ascii: "-")
    }
    return isPlain && !bytes.isEmpty && bytes.count <= 53 && bytes.first != UInt8(ascii: "-")
      && bytes.last != UInt8(ascii: "-")
  }
}
