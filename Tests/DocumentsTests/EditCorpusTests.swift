import Documents
import Foundation
import Testing

/// Thousands of real files, each changed at a few random places.
@Suite("Planned edits of real files") struct EditCorpusTests {
  static let root =
    ProcessInfo.processInfo.environment["BULWARK_CORPUS"]
    ?? URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/corpus").standardizedFileURL.path

  // Skipped where the files are not beside the checkout: they are not ours to copy.
  @Test(
    "only what is meant changes",
    .enabled(if: FileManager.default.fileExists(atPath: root), "SKIPPED: ../shared is absent"))
  func changes() throws {
    var generator = SeededGenerator(seed: 7)
    var made = 0
    let files = try #require(FileManager.default.subpaths(atPath: Self.root)).sorted()
    for name in files where [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) {
      guard let data = FileManager.default.contents(atPath: "\(Self.root)/\(name)"), data.count < 100_000
      else { continue }
      let parsed = parse([UInt8](data), name: name, claim: name.hasSuffix(".json") ? .json : .yaml)
      guard parsed.errors.isEmpty else { continue }
      for _ in 0..<2 { made += try change(parsed, &generator) ? 1 : 0 }
    }
    #expect(made > 1_000)
  }

  private func change(_ parsed: ParsedText, _ generator: inout SeededGenerator) throws -> Bool {
    var nodes: [(node: Node, model: Model)] = []
    let models = parsed.documents.map { Model($0) { nodes.append(($0, $1)) } }
    guard let (node, model) = nodes.randomElement(using: &generator) else { return false }
    let change: Change
    if node.isMapping {
      let path: FieldPath = generator.once(in: 2) ? "securityContext.capabilities.drop" : "new"
      guard model.set(path, to: .list([.string("ALL")])) else { return false }
      change = .set(under: node, path: path, to: .list([.string("ALL")]))
    } else if node.parent != nil, generator.once(in: 2) {
      change = .remove(node)
      model.remove()
    } else {
      change = .replace(node, with: .bool(true))
      model.replace(with: .bool(true))
    }
    let edits: [Edit]
    do throws(EditRefusal) {
      edits = try change.edits()
    } catch {
      return false
    }
    let name = "\(parsed.source.name), \(change) at \(parsed.source.position(at: node.range.lowerBound))"
    let bytes = try #require(applying(edits, to: parsed.source.bytes), "\(name): overlapping edits")
    let again = parse(bytes, name: name, claim: parsed.tree.format == .json ? .json : .yaml)
    #expect(again.errors.isEmpty, "\(name): no longer parses")
    #expect(again.documents.map { Model($0).literal } == models.map(\.literal), "\(name): \(edits)")
    return true
  }
}
