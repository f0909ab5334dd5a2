import Guide
import Testing

@Suite("Reading records")
struct RecordReaderTests {
  private static let sound = [
    "id: pod/example", "title: T", "section: S", "version: 1.0", "strength: should", "severity: low",
    "severityReason: R", "artefacts: manifest, image", "evidence: machine-checked", "summary: Y",
    "passes: P", "fails: F", "trap: one", "  two: three", "fix: X",
  ]

  /// The messages for the sound record with the line that begins so put in another's place.
  private func faults(replacing start: String, with line: String?) -> [String] {
    let lines = Self.sound.compactMap { $0.hasPrefix(start) ? line : $0 }
    let (recommendations, faults) = readRecords(lines.joined(separator: "\n"), of: .pod)
    #expect(recommendations.isEmpty == !faults.isEmpty)
    return faults.map(\.message)
  }

  @Test("a sound record")
  func record() throws {
    let text = Self.sound.joined(separator: "\n")
    let (recommendations, faults) = readRecords("\n\n" + text + "\n\n\n" + text, of: .pod)
    #expect(faults.isEmpty)
    #expect(recommendations.count == 2)
    let one = try #require(recommendations.first)
    #expect(one.trap == "one two: three")
    #expect(one.artefacts == [.manifest, .image])
    #expect(one.maps.pss.isEmpty)
    #expect(!one.derived)
  }

  @Test("lists")
  func lists() throws {
    let text = (Self.sound + ["pss: baseline: A, b | restricted:", "  C", "cis: 5.2.7, 5.2.8"]).joined(
      separator: "\n")
    let one = try #require(readRecords(text, of: .pod).recommendations.first)
    #expect(one.maps.pss == ["baseline: A, b", "restricted: C"])
    #expect(one.maps.cis == ["5.2.7", "5.2.8"])
  }

  @Test("no text, no records", arguments: ["", "\n\n"])
  func nothing(text: String) {
    let (recommendations, faults) = readRecords(text, of: .pod)
    #expect(recommendations.isEmpty && faults.isEmpty)
  }

  @Test("no mandatory key may be missing or empty", arguments: RecordKey.allCases.filter { !$0.isOptional })
  func mandatory(key: RecordKey) {
    let name = key.rawValue
    #expect(faults(replacing: name + ":", with: nil) == ["'\(name)' is missing"])
    #expect(faults(replacing: name + ":", with: name + ":") == ["'\(name)' is empty"])
  }

  @Test("an optional key is left out, not left empty", arguments: RecordKey.allCases.filter(\.isOptional))
  func optional(key: RecordKey) {
    let name = key.rawValue
    let lines = Self.sound.filter { !$0.hasPrefix("trap:") && !$0.hasPrefix("  ") } + [name + ":"]
    #expect(
      readRecords(lines.joined(separator: "\n"), of: .pod).faults.map(\.message) == ["'\(name)' is empty"])
  }

  @Test(
    "what cannot be read is said",
    arguments: [
      ("fix", "fix: X\nfixes: Y", "unknown key 'fixes'"),
      ("fix", "fix: X\nfix: Y", "key 'fix' given twice"),
      ("fix", "fix: X\nno colon here", "not a line of the form 'key: value'"),
      ("fix", "fix:X\nfix: X", "no space after 'fix:'"),
      ("fix", "fix: X\n   too deep", "a continuation is indented by two spaces"),
      ("fix", "fix: X\n  ", "a continuation is indented by two spaces"),
      ("fix", "fix: X\ncis: 5.2.7, , 5.2.8", "an item of 'cis' is empty"),
      ("id", "id: image/example", "'image/example' is not an id of this chapter"),
      ("id", "id: pod/", "'pod/' is not an id of this chapter"),
      ("id", "id: pod/Example", "'pod/Example' is not an id of this chapter"),
      ("id", "id: pod/a/b", "'pod/a/b' is not an id of this chapter"),
      ("severity:", "severity: High", "'High' is no severity"),
      ("strength", "strength: must", "'must' is no strength"),
      ("artefacts", "artefacts: manifest, floppy", "unknown artefact in 'manifest, floppy'"),
      ("id", "  id: pod/example\nid: pod/example", "nothing to continue"),
    ])
  func unreadable(start: String, line: String, message: String) {
    #expect(faults(replacing: start, with: line) == [message])
  }

  @Test("a fault names its line and spares the neighbours")
  func place() {
    let text = Self.sound.joined(separator: "\n")
    let (recommendations, faults) = readRecords(text + "\n\nwhat\n\n" + text, of: .pod)
    #expect(recommendations.count == 2)
    #expect(faults.first?.description == "pod:17: not a line of the form 'key: value'")
  }
}
