import Documents
import Foundation
import Testing

/// Every scalar of thousands of real files: its range, cut from the source, is its text.
@Suite("Real files") struct CorpusTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/corpus").standardizedFileURL.path

  /// Files that their authors broke on purpose (the corpus names them), or that are templates.
  private static func isBroken(_ path: String) -> Bool {
    path.contains("syntax_error") || path.contains("malformed") || path.contains("bad")
      || path.contains("invalid")
      || path.contains("/templates/") || path.hasSuffix("openshift/assets/kube-apiserver/pod.yaml")
      || path.hasSuffix("bootstrap-manifests/kube-apiserver-pod.yaml")
  }

  // Skipped where the files are not beside the checkout: they are not ours to copy.
  @Test(
    "every range gives its text",
    .enabled(if: FileManager.default.fileExists(atPath: root), "SKIPPED: ../shared is absent"))
  func ranges() throws {
    var scalars = 0
    let files = try #require(FileManager.default.enumerator(atPath: Self.root))
    for case let name as String in files
    where name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json") {
      let path = "\(Self.root)/\(name)"
      guard let data = FileManager.default.contents(atPath: path), !Self.isBroken(path) else { continue }
      let parsed = parse([UInt8](data), name: name, claim: name.hasSuffix(".json") ? .json : .yaml)
      #expect(parsed.errors.isEmpty, "\(name): \(parsed.errors)")
      for document in parsed.documents { check(document, name, &scalars) }
    }
    #expect(scalars > 300_000)
  }

  private func check(_ node: Node, _ name: String, _ scalars: inout Int) {
    let source = node.tree.source
    if let key = node.keyRange, let text = node.key {
      let written = source.text(key)
      if !written.contains("\\"), !written.hasPrefix("'"), !node.isShared, !["true", "false"].contains(text),
        Int(text) == nil
      {
        let inner = written.hasPrefix("\"") ? String(written.dropFirst().dropLast()) : written
        if inner != text { Issue.record("\(name): key \(text) at \(key)") }
      }
    }
    if node.isScalar, !node.isAlias, let text = node.text {
      scalars += 1
      let written = source.text(node.range)
      let isRight: Bool
      switch node.style {
      case .plain: isRight = written == text || written.contains("\n") && words(written) == words(text)
      case .singleQuoted:
        isRight =
          written.hasPrefix("'") && written.hasSuffix("'")
          && (written.contains("\n") || written.dropFirst().dropLast().replacing("''", with: "'") == text)
      case .doubleQuoted:
        isRight =
          written.hasPrefix("\"") && written.hasSuffix("\"")
          && (written.contains("\n") || written.contains("\\") || written.dropFirst().dropLast() == text)
      case .literal:
        isRight =
          written.hasPrefix("|") && words(String(written.drop { $0 != "\n" && $0 != "\r\n" })) == words(text)
      default: isRight = written.hasPrefix(">")
      }
      if !isRight { Issue.record("\(name): \(node.range) is \(written), not \(text)") }
    }
    for child in node.children {
      if !child.isShared,
        child.range.lowerBound < node.range.lowerBound || child.range.upperBound > node.range.upperBound
      {
        Issue.record("\(name): \(child.range) lies outside of its parent's \(node.range)")
      }
      check(child, name, &scalars)
    }
  }

  private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}
