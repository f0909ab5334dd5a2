import Foundation
import TestSupport
import Testing

@testable @_spi(Comparison) import Documents

/// Two readers for one language: what `BlockReader` reads must be to the record what libyaml makes of it.
///
/// `BULWARK_YAML_CASES` is the number of random texts, `BULWARK_YAML_SEED` the first seed.
@Suite("The quick reader against libyaml") struct BlockReaderTests {
  /// All that a tree says, without the order in which decoded texts were put aside.
  private static func describe(_ parsed: ParsedText) -> [String] {
    let tree = parsed.tree
    let nodes = tree.records.indices.map { index in
      let record = tree.records[index]
      let text = record.kind == .scalar ? tree.withText(of: record) { Array($0) } : []
      let count = record.kind == .scalar ? min(record.content, 1) : record.content
      let hasKey = record.keyEnd > record.keyStart || record.keyContent > 0
      let key = hasKey ? tree.withKey(of: record) { Array($0) } : []
      return """
        \(record.start)..<\(record.end) \(record.keyStart)..<\(record.keyEnd) \(record.next) \(record.parent) \
        \(record.kind) \(record.style) \(record.marks.rawValue) \(count) \(min(record.keyContent, 1)) \
        \(String(decoding: key, as: UTF8.self)): \(String(decoding: text, as: UTF8.self))
        """
    }
    let rest = "\(tree.duplicateRecords) \(tree.recordsBeyondJSON) \(tree.roots)"
    return parsed.errors.map { "\($0)" } + nodes + [rest]
  }

  /// Whether both readers make the same of a text; says where not.
  private static func agree(_ text: [UInt8], _ name: @autoclosure () -> String) -> Bool {
    let quick = describe(parse(text, name: "x"))
    let slow = describe(parseByLibYAMLAlone(text, name: "x"))
    guard quick != slow else { return true }
    let first = zip(quick, slow).first { $0 != $1 }
    Issue.record(
      """
      \(name()): quick \(first?.0 ?? "has \(quick.count) lines"), libyaml \(first?.1 ?? "has \(slow.count)")
      """)
    return false
  }

  /// How many bytes are not left to libyaml.
  private static func read(_ text: [UInt8]) -> Int {
    let source = Source(name: "x", bytes: text, encoding: .utf8)
    return text.withUnsafeBufferPointer { bytes in
      let survey = ByteSurvey(bytes, from: source.markLength)
      let start = source.markLength
      guard survey.firstFault == nil,
        BlockReader.canRead(bytes, from: start, to: bytes.count, isASCII: survey.isASCII)
      else { return 0 }
      var builder = TreeBuilder(source: source, limits: Limits())
      return BlockReader.read(bytes, from: start, to: bytes.count, into: &builder)
    }
  }

  // MARK: Texts by hand

  @Test(arguments: [
    "a: 1\nb:\n  c: x y # z\n  d:\n  - 1\n  - e: 2\n    f:\n  -\n  g:\n",
    "- - a\n  - b\n-\n  c: 1\n- d:\n  - e\n- f: 1\n  g: 2\n",
    "---\na: 1\n---\n---\n# only a comment\n--- # and here\nb: 2\n",
    "a: 'it''s'\n\"b\\n\": \"c\\t\\\"d\\\\\"\n'': \"\"\n",
    "a: one\n  two\n\n  three # four\nb: 'one\n  two\n\n\n  three'\nc: \"one \\\n  two  \n  three\"\n",
    "a: |\n  x\n   y\n\n  z\n\nb: >-\n  x\n  y\n\n   z\n  w\nc: |+\n  x\n\n\nd: >\n\n\n  x\n",
    "a: [1, 'b', \"c\", {d: e f, \"g\":h}, [], {}]\nb: {x: http://y/z, w: -1}\n",
    "a: 1\na: 2\nyes: 3\n0x10: 4\n.inf: 5\nb: .inf\nc: -.INF\nd: ~\n",
    "a : 1\nb:c: 2\n-d: 3\n:e: 4\n?f: 5\ng: a#b\nh: -\u{E9}\n\u{E9}: \"\u{E9}\"\n",
    "   a: 1\n   b:\n   - x\n", "a:\n    'b'\nc:\n    - d\n    -   e:  f\n        g: h", "a: |", "",
  ])
  func `Everyday texts are read, and to the same tree`(_ text: String) {
    #expect(Self.agree(Array(text.utf8), text.debugDescription))
    let left = text == "a: |" ? 0 : text.utf8.count
    #expect(Self.read(Array(text.utf8)) == left)
  }

  @Test(arguments: [
    "a: b: c\n", "a: - b\n", "a\n", "a:\n b: 1\n  c: 2\n", "  a: 1\n b: 2\n", "a:\n  - 1\n - 2\n", "\ta: 1\n",
    "a:\tb\n", "a: &b c\n", "a: *b\n", "a: !!str 1\n", "? a\n", "%YAML 1.1\n---\na: 1\n", "a: 1\n...\n",
    "a: |2\n   x\n", "a: @b\n", "a: `b\n", "a: %b\n", "a: 'b\n", "a: \"\\x41\"\n",
    "a: [b\n  , c]\n", "a: [b, ]\n",
    "a: [b: c]\n", "a: {b}\n", "a: ]\n", "a: \"b\"c\n", "a: \"b\"#c\n", "a: [b]#c\n", "'a\n  b': c\n",
    "null: 1\n",
    "a: x\r\n", "a: \"x\u{85}y\"\n", "a: x\u{2028}y\n", "a: 'b\n---\nc'\n", "a: x\n  b: y\n", "a: > x\n  y\n",
    "--- a\n", "---\ta: 1\n", "<<: {a: 1}\nb: 2\n", "a: {? b : c}\n", "[a]: b\n", "a: x\n\t\n  y\n",
  ])
  func `What is not everyday is left to libyaml`(_ text: String) {
    #expect(Self.agree(Array(text.utf8), text.debugDescription))
    if !text.hasPrefix("<<") { #expect(Self.read(Array(text.utf8)) == 0) }
  }

  @Test func `A document that is left takes no other with it`() {
    let text = "a: 1\n---\nb: &c 2\n---\nd: 3\n"
    #expect(Self.read(Array(text.utf8)) == 5)
    #expect(sketches(text) == ["{a: 1}", "{b: 2}", "{d: 3}"])
  }

  @Test func `Deep and wide texts end in the limits`() {
    let dashes = String(repeating: "- ", count: 100_000) + "a\n"
    let brackets = "a: " + String(repeating: "[", count: 100_000) + "\n"
    let stairs = (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    let long = String(repeating: "k", count: 2000) + ": v\n"
    for text in [dashes, brackets, stairs, long] {
      #expect(Self.agree(Array(text.utf8), "\(text.prefix(10))…"))
    }
  }

  // MARK: Random texts

  /// Pieces that stand beside each other in YAML, or must not.
  private static let pieces = [
    "\n", "\n", "\n", "\n", "\n\n", "\n  ", "\n    ", " ", "  ", "  ", "- ", "- ", "-", ": ", ": ", ":", "#",
    " # c", "'", "\"", "|", ">", "|-\n", ">+\n", "|\n", "[", "]", "{", "}", ", ", "---\n", "\n---", "...",
    "\t", "a",
    "b", "a: b", "? ", "\\", "<<", "null", "~", ".inf", "\u{E9}", "\u{85}", "1", "[a, b]", "{a: b}", "'x'",
    "\"y\"",
    "'it''s'", "\"a\\nb\"", "k:\n", "  k: v\n", "- x\n", "  - y\n", "text text\n", "    more\n", "'a\n  b'",
    "\"a\n",
    "\"a \\\n  b\"", "  c\"\n", "d'\n", "&x ", "*x", "!!str ", "%", "@", "0x10: 1\n", "yes: 1\n", "\r\n",
  ]

  @Test func `Random texts give the same tree`() {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["BULWARK_YAML_CASES"].flatMap { Int($0) } ?? 20_000
    let first = environment["BULWARK_YAML_SEED"].flatMap { UInt64($0) } ?? 1
    var quick = 0
    for seed in first..<first + UInt64(count) {
      var random = SeededGenerator(seed: seed)
      let pieces = (0..<Int.random(in: 1...14, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? ""
      }
      let text = Array(pieces.joined().utf8)
      guard Self.agree(text, "seed \(seed): \(pieces.joined().debugDescription)") else { return }
      if Self.read(text) == text.count { quick += 1 }
    }
    if environment["BULWARK_YAML_CASES"] != nil { print("the quick reader read \(quick) of \(count)") }
    #expect(quick > count / 40, "nearly nothing was compared")
  }

  // MARK: Real texts

  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/corpus").path

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: corpus),
      "NOT READ: ../shared/corpus is not there, so the two readers were held against each other on no manifest"
    ))
  func `Real manifests give the same tree, and few are left`() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: Self.corpus)
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
    try #require(names.count > 6000)
    var bytes = 0
    var quick = 0
    for name in names where !name.contains("/templates/") {
      let text = [UInt8](try Data(contentsOf: URL(filePath: "\(Self.corpus)/\(name)")))
      guard Self.agree(text, name) else { return }
      // A text cut in two is wrong in many ways, and must be for both.
      var random = SeededGenerator(seed: UInt64(text.count))
      if text.count < 20_000, text.count > 10 {
        let cut = Int.random(in: 1..<text.count, using: &random)
        guard Self.agree(Array(text[cut...]), "\(name) from \(cut)") else { return }
        guard Self.agree(Array(text[..<cut]), "\(name) to \(cut)") else { return }
      }
      bytes += text.count
      quick += Self.read(text)
    }
    #expect(Double(quick) > 0.9 * Double(bytes))
  }
}
