import Assessment
import Checks
import Documents
import Findings
import Foundation
import Judgement
import Testing

/// A baseline survives every move of the text: other files, other order, other lines, another notation.
@Suite("Baseline on moved text") struct BaselinePropertyTests {
  /// Objects from the examples of the checks, each under a name of its own.
  private static let objects: [String] = Registry.checks.flatMap { check -> [String] in
    let about = type(of: check).about
    guard about.id.hasPrefix("pod/") else { return [] }
    return about.fails.compactMap { example in
      let tree = parse(example.text).tree
      guard tree.documents.count == 1, let root = tree.documents.first, tree.duplicateKeys.isEmpty,
        root["kind"]?.text == "Pod"
      else { return nil }
      return json(root)
    }
  }.enumerated().map { index, text in
    text.replacing("\"name\":\"example\"", with: "\"name\":\"example-\(index)\"")
  }

  private static func json(_ node: Node) -> String {
    func quoted(_ text: String) -> String {
      String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }
    switch node.value {
    case .null: return "null"
    case .bool(let bool): return "\(bool)"
    case .int(let int): return "\(int)"
    case .number: return node.text ?? "0"
    case .string: return quoted(node.text ?? "")
    case .sequence: return "[\(node.children.map(json).joined(separator: ","))]"
    case .mapping:
      let entries = node.children.map { "\(quoted($0.key ?? "")):\(json($0))" }
      return "{\(entries.joined(separator: ","))}"
    }
  }

  /// The same object in block style, indented and spaced as chance will have it.
  private static func yaml(_ node: Node, _ indent: Int, _ generator: inout SeededGenerator) -> String {
    guard !node.isScalar, node.count > 0 else { return " \(json(node))\n" }
    if indent > 0, Int.random(in: 0..<6, using: &generator) == 0 { return " \(json(node))\n" }
    let margin = String(repeating: " ", count: indent)
    let step = Int.random(in: 1...4, using: &generator)
    var text = "\n"
    for child in node.children {
      if Int.random(in: 0..<5, using: &generator) == 0 { text += "\(margin)# \(child.key ?? "an item")\n\n" }
      let head = child.key.map { "\"\($0)\":" } ?? "-"
      text += "\(margin)\(head)\(yaml(child, indent + step, &generator))"
    }
    return text
  }

  @Test("moving, renaming and reformatting keep it", arguments: 1...12)
  func moves(seed: Int) throws {
    var generator = SeededGenerator(state: UInt64(seed))
    let objects = Array(Self.objects.shuffled(using: &generator).prefix(20))
    let baseline = Baseline(of: try scanned(["all.yaml": objects.joined(separator: "\n---\n")]).findings)
    try #require(baseline.total > 50)

    var files: [String: String] = [:]
    for object in objects.shuffled(using: &generator) {
      let name =
        "\(["a", "b/c", "d"].randomElement(using: &generator) ?? "")/f\(Int.random(in: 0..<9, using: &generator))"
      let root = try #require(parse(object).tree.documents.first)
      if Bool.random(using: &generator) {
        let text = Self.yaml(root, 0, &generator)
        files[name + ".yaml", default: ""] += "---\(text)"
      } else {
        files["\(name)-\(files.count).json"] =
          "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [\n\(object)]}"
      }
    }
    if Bool.random(using: &generator) { files = files.mapValues { $0.replacing("\n", with: "\r\n") } }
    var report = try scanned(files)
    #expect(report.errors.isEmpty)
    #expect(report.compare(with: baseline, isComplete: true) == baseline)
    #expect(report.findings.isEmpty, "\(report.findings.map { "\($0.check) \($0.path)" })")
  }

  @Test("one object more is new, whatever else moved", arguments: 1...6)
  func additions(seed: Int) throws {
    var generator = SeededGenerator(state: UInt64(seed) &* 7)
    var objects = Array(Self.objects.shuffled(using: &generator).prefix(12))
    let baseline = Baseline(of: try scanned(["all.yaml": objects.joined(separator: "\n---\n")]).findings)
    let again = try #require(objects.randomElement(using: &generator))
    let expected = Baseline(of: try scanned(["one.yaml": again]).findings)
    objects.insert(again, at: Int.random(in: 0...objects.count, using: &generator))
    var report = try scanned(["moved.yaml": objects.joined(separator: "\n---\n")])
    report.compare(with: baseline, isComplete: true)
    #expect(Baseline(of: report.findings) == expected)
  }
}
