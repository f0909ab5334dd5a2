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
    ("9223372036854775807", .max), ("-9223372036854775808", .min), ("0b+1", 1), ("0b-1", -1),
  ]) func integers(spelling: String, int: Int) throws {
    #expect(try document("a: \(spelling)")["a"]?.value == .int(int))
  }

  @Test(
    "floats, and integers beyond 64 bits",
    arguments: [
      "1.5", "1.05e1", ".5", "-.5", "+.5", ".5_0", "1_0.5", "09.5", "1e-3", "1e300", "1e19", ".inf",
      ".Inf",
      ".INF",
      "+.inf", "-.INF", ".nan", ".NaN", ".NAN", "9223372036854775808", "-9223372036854775809",
      "18446744073709551616", "+18446744073709551615", "0xFFFFFFFFFFFFFFFF", "01777777777777777777777",
      "077777777777777777777777",
    ]) func numbers(spelling: String) throws
  {
    let node = try #require(try document("a: \(spelling)")["a"])
    #expect(node.value == .number)
    #expect(node.text == spelling)
  }

  /// JSON writes them without a fraction, so that the API server reads `runAsUser: 0.0` as 0.
  @Test(
    "floats without a fraction are integers",
    arguments: [
      ("0.0", 0), ("0e0", 0), (".0", 0), ("-0.0", 0), ("1e3", 1000), ("1E3", 1000), ("1e+3", 1000), ("1.", 1),
      ("08", 8), ("1.5e1", 15), ("1e-400", 0), ("-2.50e2", -250), (".0_0", 0),
      ("9007199254740992.0", 1 << 53),
    ]) func integral(spelling: String, int: Int) throws
  {
    #expect(try document("a: \(spelling)")["a"]?.value == .int(int))
    #expect(try document("a: \(spelling)")["a"]?.text == spelling)
    #expect(try document("a: '\(spelling)'")["a"]?.value == .string)
  }

  @Test(arguments: [
    ".", "..", "+", "1e", "1e+", "e3", "1.2.3", "0x", "0xg", "0o8", "0b2", "1,000", "+-1", "1-", "_1", "-.",
    ".e3",
    "2001-01-01", "2001-12-14t21:59:43.10-05:00", "12:30:45", "0.0.0.0", "10.0.0.0/8", "1Gi", "500m",
    "infinity",
    "nan", ".5_", "._5", ".5__0", "0x1FFFFFFFFFFFFFFFF", "-0x8000000000000001", "0o2000000000000000000000",
    "0b+", "-0b-1",
    ".nAn", ".iNF", "-.nan", "tRue", "nUll", "nil", "none", "Truee", "yess", "t", "f", "12e45678", "=",
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
    ("!<tag:yaml.org,2002:int> '3'", .int(3), "3"), ("!!int 0xFe", .int(254), "0xFe"),
    ("!!int 18446744073709551615", .number, "18446744073709551615"), ("!!int -0xe", .int(-14), "-0xe"),
    ("!!float 3", .int(3), "3"), ("!!bool no", .bool(false), "no"), ("!!null ~", .null, "~"),
    ("!!merge 12", .string, "12"), ("!!merge ~", .string, "~"),
  ]) func tags(spelling: String, value: Value, text: String) throws {
    let node = try #require(try document("a: \(spelling)\nb: 1")["a"])
    #expect(node.value == value)
    #expect(node.text == text)
  }

  @Test("what JSON cannot write is known by its document")
  func beyondJSON() throws {
    let parsed = parse(
      "a: [.inf, '.inf', -.INF, .5, -1, !!float .nan, !!str .nan]\n---\nb: 1\n---\n.inf: *x\n---\nc: .NaN\n")
    #expect(parsed.errors.count == 1)
    let found = parsed.documents.map { document in
      parsed.tree.beyondJSON(in: document).map { $0.text ?? "" }
    }
    #expect(found == [[".inf", "-.INF", ".nan"], [], [".NaN"]])
  }

  @Test(arguments: [
    ("!!binary aGk=", "hi"), ("!!binary 'U1lTX0FETUlO'", "SYS_ADMIN"), ("!!binary \"dHJ1\\x5aQ==\"", "true"),
    ("!!binary |\n  U1lT\n  X0FETUlO", "SYS_ADMIN"), ("!!binary", ""), ("!!binary /+8=", "\u{FFFD}\u{FFFD}"),
  ]) func base64(spelling: String, text: String) throws {
    let node = try #require(try document("a: \(spelling)\nb: 1")["a"])
    #expect(node.string == text)
  }

  @Test(arguments: ["aGk", "a=Gk", "aGk==", "=", "a G k =", "aGk_", "é"]) func `no base64`(spelling: String) {
    let message = "a !!binary value is no base64"
    #expect(errors(of: parse("é: !!binary \(spelling)")) == ["1:13 \(message)"])
    #expect(errors(of: parse("!!binary \(spelling): 1")) == ["1:10 \(message)"])
  }

  @Test func `blocks are strings`() throws {
    let root = try document("a: |-\n  true\nb: >-\n  12\nc: |\n  ~\n")
    #expect(root.children.map(\.string) == ["true", "12", "~\n"])
  }

  @Test("what stands in a literal block can be read in its place")
  func inline() throws {
    let text =
      "ä: 1\npatch: |- # é\n\n    a: [1, &x 2]\n    # c\n    b:\n      c: \"ö\\n\"\n    d: *x\nnext: 2\n"
    for ending in ["\n", "\r\n"] {
      let root = try document(text.replacing("\n", with: ending))
      let tree = try #require(root["patch"]?.inlineTree)
      let inner = try #require(tree.documents.first)
      #expect(sketch(inner) == "{a: [1, 2], b: {c: 'ö\n'}, d: 2}")
      #expect(tree.source === root.tree.source)
      let value = try #require(inner["b"]?["c"])
      #expect(tree.source.text(value.range) == "\"ö\\n\"")
      let position = tree.source.position(at: value.range.lowerBound)
      #expect(position.line == 7 && position.column == 10)
      #expect(inner["d"]?.isShared == true && inner["b"]?.keyRange.map(tree.source.text) == "b")
    }
    for other in ["a: >-\n  b: 1\n", "a: 'b: 1'\n", "a: |-\n  b: [\n", "a: &x |-\n  b: 1\nc: *x\n"] {
      let root = try document(other)
      #expect((root["c"] ?? root["a"])?.inlineTree == nil, "\(other)")
    }
  }
}
