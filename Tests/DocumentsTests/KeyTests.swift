import Documents
import Testing

/// Keys are strings in JSON: what a plain scalar resolves to is spelled out.
@Suite("Keys") struct KeyTests {
  @Test(arguments: [
    ("yes", "true"), ("Off", "false"), ("True", "true"), ("010", "8"), ("0x10", "16"), ("1_000", "1000"),
    ("+1", "1"), ("'yes'", "yes"), ("\"010\"", "010"), ("!!str yes", "yes"), ("!!bool 'yes'", "true"),
    ("! 010", "010"), ("a b", "a b"), ("'~'", "~"), ("''", ""), ("\"\"", ""), ("!!str ~", "~"),
    ("2001-01-01", "2001-01-01"), ("yEs", "yEs"), ("\"a\\tb\"", "a\tb"), ("'it''s'", "it's"),
    ("\"\\u00e9\"", "é"),
  ]) func keys(spelling: String, key: String) throws {
    let root = try document("\(spelling): v\n")
    #expect(root.children.map(\.key) == [key])
    #expect(root[key: key]?.text == "v")
    #expect(try document("{\(spelling): v}")[key: key]?.text == "v")
  }

  @Test(
    "floats as Go prints them in 32 bits",
    arguments: [
      ("1.10", "1.1"), ("1.0", "1"), ("1e3", "1000"), ("123456.0", "123456"), ("1e6", "1e+06"),
      ("1e21", "1e+21"),
      ("1234567.0", "1.234567e+06"), ("0.0001", "0.0001"), ("0.00001", "1e-05"), (".5", "0.5"),
      ("-2.50", "-2.5"),
      ("1.23456789", "1.2345679"), ("0.0", "0"), ("-0.0", "-0"), ("08", "8"), ("120.0", "120"),
      ("1_0.5", "10.5"),
      (".inf", ".inf"), ("+.INF", ".inf"), ("-.Inf", "-.inf"), (".NaN", ".nan"), ("1e300", ".inf"),
      ("3.0e+10", "3e+10"), ("100000.5", "100000.5"),
    ]) func floats(spelling: String, key: String) throws
  {
    #expect(try document("\(spelling): v\n").children.map(\.key) == [key])
  }

  @Test(arguments: [
    ("a: 1\n~: 2\n", "2:1 a key cannot be null"), ("a: 1\nnull: 2\n", "2:1 a key cannot be null"),
    ("? \n: 2\n", "1:2 a key cannot be null"), ("a: {b: 1, ? }\n", "1:13 a key cannot be null"),
    ("!!null '': 1\n", "1:8 a key cannot be null"),
    ("a: &n ~\n*n : 1\n", "2:1 a key cannot be null"),
    ("a: 1\n? {b: c}\n: 2\n", "2:3 a mapping or list cannot be a key"),
    ("? [b]\n: 2\n", "1:3 a mapping or list cannot be a key"),
    ("? - b\n: 2\n", "1:3 a mapping or list cannot be a key"),
    ("é: &m {b: c}\n*m : 2\n", "2:1 a mapping or list cannot be a key"),
    ("a: {{ .Values.x }}\n", "1:5 a mapping or list cannot be a key"),
  ]) func refused(text: String, error: String) {
    let parsed = parse(text)
    #expect(errors(of: parsed) == [error])
    #expect(parsed.documents.isEmpty)
  }

  @Test func `an alias can be a key, and resolves as one`() throws {
    let root = try document("a: &w yes\nb: &q 'yes'\nc: &k foo\n*w : 1\n*q : 2\n*k : 3\n")
    #expect(sketch(root) == "{a: yes, b: 'yes', c: 'foo', true: 1, yes: 2, foo: 3}")
  }

  @Test func `an alias can refer to a key`() throws {
    let root = try document(
      "&k foo: 1\n&w yes: 2\n&q 'no': 3\na: [*k, *w, *q]\nb: {*k : 4, *w : 5, *q : 6}\n")
    #expect(sketch(root) == "{foo: 1, true: 2, no: 3, a: ['foo', yes, 'no'], b: {foo: 4, true: 5, no: 6}}")
    #expect(root["a"]?[item: 0]?.isAlias == true)
  }

  @Test func `a key of a tag alone is empty`() throws {
    let root = try document("!!str : 1\n")
    #expect(root[""]?.int == 1)
    #expect(root.children.map(\.keyRange) == [0..<5])
    let tagged = try document("a: !!map\n  !!str : 1\n")
    #expect(tagged["a"]?.range == 11..<20)
    #expect(tagged["a"]?.children.map(\.keyRange) == [11..<16])
  }
}
