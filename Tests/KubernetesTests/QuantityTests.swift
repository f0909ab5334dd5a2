import Documents
import Kubernetes
import Testing

@Suite("Quantities") struct QuantityTests {
  @Test(
    "every suffix, exponent and sign",
    arguments: [
      ("0", 0), ("1", 1_000_000_000), ("+1", 1_000_000_000), ("-1", -1_000_000_000), ("1n", 1), ("1u", 1000),
      ("500m", 500_000_000), ("0.5", 500_000_000), (".5", 500_000_000), ("1.", 1_000_000_000),
      ("2k", 2_000_000_000_000), ("1M", 1_000_000_000_000_000), ("1G", 1_000_000_000_000_000_000),
      ("1Ki", 1_024_000_000_000), ("1.5Mi", 1_572_864_000_000_000), ("1e3", 1_000_000_000_000),
      ("1E3", 1_000_000_000_000), ("12e-1", 1_200_000_000), ("1e+0", 1_000_000_000), ("007", 7_000_000_000),
    ])
  func amounts(_ text: String, _ nanos: Int) throws {
    #expect(try Quantity(text).nanos == Int128(nanos))
  }

  @Test("large suffixes are exact")
  func large() throws {
    let units: [(String, Int)] = [
      ("1T", 1_000_000_000_000), ("1P", 1_000_000_000_000_000), ("1E", 1_000_000_000_000_000_000),
      ("1Gi", 1 << 30), ("1Ti", 1 << 40), ("1Pi", 1 << 50), ("1Ei", 1 << 60), ("7.5Ei", 15 << 59),
    ]
    for (text, whole) in units { #expect(try Quantity(text) == Quantity(whole), "\(text)") }
  }

  @Test("what is below a billionth is rounded away from zero")
  func rounding() throws {
    #expect(try Quantity("0.1n").nanos == 1)
    #expect(try Quantity("-0.1n").nanos == -1)
    #expect(try Quantity("1.0000000001").nanos == 1_000_000_001)
    #expect(try Quantity("1e-99").nanos == 1)
    #expect(try Quantity("1e-9223372036854775807").nanos == 1)
    #expect(try Quantity("0e-99").nanos == 0)
    #expect(try Quantity("1." + String(repeating: "0", count: 60) + "1").nanos == 1_000_000_001)
    #expect(try Quantity("1." + String(repeating: "0", count: 60) + "Gi") == Quantity(1 << 30))
    #expect(try Quantity("0." + String(repeating: "0", count: 60) + "1e60") == Quantity("100m"))
    #expect(try Quantity("1" + String(repeating: "0", count: 60) + "e-60") == Quantity(1))
  }

  @Test(
    "what is beyond 64 bits is held to them", arguments: ["9.3E", "8Ei", "99999999999999999999", "1e400"])
  func limit(_ text: String) throws {
    #expect(try Quantity(text) == Quantity(Int.max))
    #expect(try Quantity("-" + text) == Quantity(-Int.max))
  }

  @Test(
    "what is no quantity",
    arguments: [
      "", "abc", "1 Gi", "1GB", "1gi", "512mb", "1K", "1ki", "1Kib", "1e", "1e1.5", "1,5", "١", "1ei2",
    ])
  func wrong(_ text: String) {
    #expect(throws: QuantityError.self) { try Quantity(text) }
  }

  @Test("the error names the unit")
  func error() {
    #expect(throws: QuantityError.unknownSuffix("GB")) { try Quantity("1GB") }
    #expect(throws: QuantityError.notAQuantity) { try Quantity("much") }
  }

  @Test("amounts compare by value")
  func order() throws {
    #expect(try Quantity("1Gi") > Quantity("1G"))
    #expect(try Quantity("1000m") == Quantity("1"))
    #expect(try Quantity("1e3") == Quantity("1k"))
    #expect(try Quantity("-1") < Quantity.zero)
    #expect(try !Quantity("0m").isPositive)
  }

  @Test("nothing, in every way of writing it")
  func zero() throws {
    let document = try #require(parse("[0, '0', 0m, 0.0, -0, 1m, 01, '', zero]").documents.first)
    let zeros = document.children.map { Quantity.isZero($0) }
    #expect(zeros == [true, true, true, true, true, false, false, false, false])
  }

  @Test("values of manifests count as they reach the API")
  func nodes() throws {
    let document = try #require(
      parse(
        """
        a: 0x10
        b: 1_000
        c: " 64Mi "
        d: 1e3
        e: 010
        f: "010"
        g: 0.5
        h: 1e1
        i: "1_000"
        j: true
        k: []
        l: 250m
        """
      ).documents.first)
    func amount(_ key: String) throws -> Quantity { try Quantity(#require(document[key: key])) }
    #expect(try amount("a") == Quantity(16))
    #expect(try amount("b") == Quantity(1000))
    #expect(try amount("c") == Quantity(64 << 20))
    #expect(try amount("d") == Quantity(1000))
    #expect(try amount("e") == Quantity(8))
    #expect(try amount("f") == Quantity(10))
    #expect(try amount("g") == Quantity("500m"))
    #expect(try amount("h") == Quantity(10))
    #expect(try amount("l") == Quantity("250m"))
    for key in ["i", "j", "k"] { #expect(throws: QuantityError.self) { try amount(key) } }
  }
}
