import Documents
import Testing

/// What `kubectl` and the API server make of a scalar (sigs.k8s.io/yaml over go-yaml v2).
@Suite("Scalars") struct ScalarTests {
  @Test(
    "words",
    arguments: ["true", "yes", "on", "y"].map { ($0, true) }
      + ["false", "no", "off", "n"].map { ($0, false) })
  func words(word: String, bool: Bool) throws {
    let capital = word.prefix(1).uppercased() + word.dropFirst()
    for spelling in Set([word, capital, word.uppercased()]) {
      #expect(try document("a: \(spelling)")["a"]?.value == .bool(bool), "\(spelling)")
      #expect(try document("a: '\(spelling)'")["a"]?.value == .string, "quoted \(spelling)")
      #expect(try document("a: \"\(spelling)\"")["a"]?.value == .string, "quoted \(spelling)")
    }
    for odd in [
      word.prefix(1) + word.dropFirst().uppercased(), capital.dropLast() + word.suffix(1).uppercased(),
    ]
    where word.count > 1 && odd != word.uppercased() {
      #expect(try document("a: \(odd)")["a"]?.value == .string, "\(odd)")
    }
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL"]) func null(spelling: String) throws {
    #expect(try document("a: \(spelling)")["a"]?.isNull == true)
    #expect(try document("a: '\(spelling)'")["a"]?.value == .string)
  }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("-7", -7), ("+1", 1), ("0o17", 15), ("0O17", 15), ("017", 15), ("-017", -15),
    ("0x1F", 31), ("0X1f", 31), ("-0x1F", -31), ("0b101", 5), ("0B101", 5), ("-0b1", -1), ("+0b1", 1),
    ("1_000", 1000), ("1__0_", 10), ("0x_f_f", 255), ("00", 0), ("-0", 0),
    ("9223372036854775807", .max), ("-9223372036854775808", .min),
  ]) func integers(spelling: String, int: Int) throws {
    #expect(try document("a: \(spelling)")["a"]?.value == .int(int))
  }

  @Test(
    "floats, and integers beyond 64 bits",
    arguments: [
      "1e3", "1E3", "1e+3", "1.5", "1.", ".5", "-.5", "+.5", "1_0.5", "08", "09.5", "1e-400", ".inf", ".Inf",
      ".INF",
      "+.inf", "-.INF", ".nan", ".NaN", ".NAN", "9223372036854775808", "-9223372036854775809",
      "18446744073709551616", "0xFFFFFFFFFFFFFFFF",
    ]) func numbers(spelling: String) throws
  {
    let node = try #require(try document("a: \(spelling)")["a"])
    #expect(node.value == .number)
    #expect(node.text == spelling)
  }

  @Test(arguments: [
    ".", "..", "+", "1e", "1e+", "e3", "1.2.3", "0x", "0xg", "0o8", "0b2", "1,000", "+-1", "1-", "_1", "-.",
    ".e3",
    "2001-01-01", "2001-12-14t21:59:43.10-05:00", "12:30:45", "0.0.0.0", "10.0.0.0/8", "1Gi", "500m",
    "infinity",
    "nan", ".nAn", ".iNF", "-.nan", "tRue", "nUll", "nil", "none", "Truee", "yess", "t", "f", "12e45678", "=",
    "=a",
  ]) func strings(spelling: String) throws {
    #expect(try document("a: \(spelling)")["a"]?.string == spelling)
  }

  @Test(arguments: [
    ("!!str true", Value.string, "true"), ("!!str 12", .string, "12"), ("!!str", .string, ""),
    ("!!str ~", .string, "~"), ("!!bool \"yes\"", .bool(true), "yes"), ("!!bool no", .bool(false), "no"),
    ("!!int \"3\"", .int(3), "3"), ("!!int '0x10'", .int(16), "0x10"), ("!!float \"1.5\"", .number, "1.5"),
    ("!!null ''", .null, ""), ("!!timestamp 2001-01-01", .string, "2001-01-01"), ("! 12", .string, "12"),
    ("! true", .string, "true"), ("!custom 12", .string, "12"),
    ("!<tag:yaml.org,2002:int> '3'", .int(3), "3"),
    ("!!binary aGk=", .string, "aGk="),
  ]) func tags(spelling: String, value: Value, text: String) throws {
    let node = try #require(try document("a: \(spelling)\nb: 1")["a"])
    #expect(node.value == value)
    #expect(node.text == text)
  }

  @Test func `blocks are strings`() throws {
    let root = try document("a: |-\n  true\nb: >-\n  12\nc: |\n  ~\n")
    #expect(root.children.map(\.string) == ["true", "12", "~\n"])
  }
}
