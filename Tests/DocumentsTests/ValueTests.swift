import Documents
import Testing

/// Scalars resolve as `sigs.k8s.io/yaml` over go-yaml v2 resolves them for kubectl and the API server.
@Suite("Resolving scalars") struct ValueTests {
  private func value(_ text: String) throws -> Value {
    try #require(parse("a: \(text)\n").documents.first?["a"]).value
  }

  @Test(
    "booleans, in three spellings each",
    arguments: [
      ("true", true), ("yes", true), ("on", true), ("y", true), ("false", false), ("no", false),
      ("off", false), ("n", false),
    ])
  func booleans(_ word: String, _ expected: Bool) throws {
    let capitalised = word.prefix(1).uppercased() + word.dropFirst()
    for spelling in [word, capitalised, word.uppercased()] { #expect(try value(spelling) == .bool(expected)) }
    if word.count > 1 {
      #expect(try value(word.prefix(1) + word.dropFirst().uppercased()) == .string)
      #expect(try value("\"\(word)\"") == .string)
      #expect(try value("'\(word)'") == .string)
    }
  }

  @Test(
    "integers in their notations",
    arguments: [
      ("0", 0), ("7", 7), ("-3", -3), ("+12", 12), ("017", 15), ("0o17", 15), ("0O17", 15), ("0x1F", 31),
      ("-0x1f", -31),
      ("0b101", 5), ("-0b1", -1), ("1_000", 1000), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min),
      ("!!int \"3\"", 3),
    ])
  func integers(_ text: String, _ expected: Int) throws { #expect(try value(text) == .int(expected)) }

  @Test(
    "numbers that are no 64-bit integers",
    arguments: [
      "1.5", ".5", "1e3", "1.", "-2E-2", ".inf", "-.INF", "+.Inf", ".NaN", "9223372036854775808",
      "99999999999999999999",
      "089", "08.5",
    ])
  func numbers(_ text: String) throws { #expect(try value(text) == .number) }

  @Test(
    "strings that look like something else",
    arguments: [
      "2026-11-24", "2026-11-24T10:00:00Z", "12:30", "1.2.3", "0x", "0b2", "0o8", "1e", "e3", ".", "+", "_1",
      "64Mi", "tRue",
      "nUll", "yeah", "\"1\"", "'null'", "!!str 1", "!!str true", "! 12", "~x", "localhost", "|\n  1",
    ])
  func strings(_ text: String) throws { #expect(try value(text) == .string, "\(text)") }

  @Test("null", arguments: ["", "~", "null", "Null", "NULL", "!!null ''"])
  func nulls(_ text: String) throws { #expect(try value(text) == .null) }

  @Test(
    "keys are strings, as JSON has them",
    arguments: [
      ("yes", "true"), ("on", "true"), ("No", "false"), ("010", "8"), ("1_0", "10"), ("\"yes\"", "yes"),
      ("'010'", "010"),
      ("!!str yes", "yes"), ("plain", "plain"), ("\"a\\tb\"", "a\tb"),
    ])
  func keys(_ written: String, _ read: String) throws {
    let root = try #require(parse("\(written): 1\n").documents.first)
    #expect(root[key: read]?.int == 1)
    #expect(root.children.first { _ in true }?.key == read)
  }
}
