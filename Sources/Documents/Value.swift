/// The type of a node, with the value where it is small.
public enum Value: Sendable, Hashable {
  case null
  case bool(Bool)
  /// An integer, or a float without a fraction: JSON writes both alike.
  case int(Int)
  /// A float, or an integer beyond 64 bits; the text tells which.
  case number
  case string
  case mapping
  case sequence

  /// The word for it in a message: "a boolean".
  public var name: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .int: "an integer"
    case .number: "a number"
    case .string: "a string"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }

  /// Resolves a plain scalar as `sigs.k8s.io/yaml` does for `kubectl` and the API server (YAML 1.1 by
  /// go-yaml v2): `yes`, `on`, `y` are booleans, `0o17`, `017`, `0b1`, `0x1F`, `1_000` integers, dates
  /// stay strings. JSON's literals are a subset of these.
  static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> Value {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return number(text)
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
      return text.count <= 5 ? word(text) : .string
    default: return .string
    }
  }

  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> Value {
    // go-yaml knows three spellings of each word: lower case, capitalised, upper case.
    let rest = text.dropFirst()
    let lower = rest.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    let upper = rest.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
    let isCapital = text[0] & 0x20 == 0
    guard lower || upper && isCapital else { return .string }
    var folded: UInt64 = 0
    for byte in text { folded = folded << 8 | UInt64(byte | 0x20) }
    switch folded {
    case 0x79, 0x796573, 0x7472_7565, 0x6F6E: return .bool(true)  // y yes true on
    case 0x6E, 0x6E6F, 0x66_616C_7365, 0x6F6666: return .bool(false)  // n no false off
    case 0x6E75_6C6C: return .null  // null
    default: return .string
    }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Value {
    if text.count == 1, text[0] >= UInt8(ascii: "0") { return .int(Int(text[0] - UInt8(ascii: "0"))) }
    if isSpecialFloat(text) { return .number }
    // Behind a leading point an underscore stands between digits; elsewhere it may stand anywhere.
    guard text[0] != UInt8(ascii: ".") || groupsDigits(text) else { return .string }
    let digits = text.filter { $0 != UInt8(ascii: "_") }
    switch integer(digits[...]) {
    case .value(let int): return .int(int)
    case .unsigned: return .number
    // Beyond the range of a double it stays a string: an abbreviated commit such as 12e45678.
    case .none: return isDecimalFloat(digits) && double(digits).isFinite ? .number : .string
    }
  }

  private static func groupsDigits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    func isDigit(_ i: Int) -> Bool {
      i < text.count && text[i] >= UInt8(ascii: "0") && text[i] <= UInt8(ascii: "9")
    }
    return text.indices.dropFirst().allSatisfy { i in
      text[i] != UInt8(ascii: "_") || isDigit(i - 1) && isDigit(i + 1)
    }
  }

  /// The integer as which JSON writes a float without a fraction, as far as doubles count by ones.
  static func integral(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let double = double(text.filter { $0 != UInt8(ascii: "_") })
    return double.magnitude <= 0x1p53 ? Int(exactly: double) : nil
  }

  private enum Integer { case value(Int), unsigned, none }

  /// Go's `strconv.ParseInt(text, 0, 64)`, then `ParseUint`, which takes no sign.
  private static func integer(_ text: ArraySlice<UInt8>) -> Integer {
    var digits = text
    var sign: UInt8?
    func takeSign() {
      guard let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else { return }
      sign = first
      digits = digits.dropFirst()
    }
    takeSign()
    var radix = 10
    if digits.count > 1, digits.first == UInt8(ascii: "0") {
      switch digits[digits.startIndex + 1] | 0x20 {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "o"): radix = 8
      case UInt8(ascii: "b"): radix = 2
      default: radix = 0
      }
      let prefix = digits.prefix(2)
      digits = digits.dropFirst(radix == 0 ? 1 : 2)
      if radix == 0 { radix = 8 }
      // go-yaml takes what follows `0b` to Go's parser once more, which takes a sign there.
      if sign == nil, prefix.elementsEqual("0b".utf8) { takeSign() }
    }
    guard !digits.isEmpty else { return .none }
    var magnitude: UInt64 = 0
    var overflow = false
    for byte in digits {
      let digit: Int
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = Int(byte - UInt8(ascii: "a")) + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = Int(byte - UInt8(ascii: "A")) + 10
      default: return .none
      }
      guard digit < radix else { return .none }
      let (product, high) = magnitude.multipliedReportingOverflow(by: UInt64(radix))
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
      overflow = overflow || high || carry
      magnitude = sum
    }
    if overflow { return .none }
    if sign == UInt8(ascii: "-") {
      return magnitude <= UInt64(Int.max) + 1 ? .value(Int(truncatingIfNeeded: 0 &- magnitude)) : .none
    }
    if let int = Int(exactly: magnitude) { return .value(int) }
    return sign == nil ? .unsigned : .none
  }

  static func double(_ digits: [UInt8]) -> Double {
    Double(String(decoding: digits, as: UTF8.self)) ?? .infinity
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func isDecimalFloat(_ text: [UInt8]) -> Bool {
    var i = 0
    func digits() -> Int {
      let start = i
      while i < text.count, text[i] >= UInt8(ascii: "0"), text[i] <= UInt8(ascii: "9") { i += 1 }
      return i - start
    }
    func sign() { if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") { i += 1 } }
    sign()
    let whole = digits()
    var fraction = 0
    if i < text.count, text[i] == UInt8(ascii: ".") {
      i += 1
      fraction = digits()
    }
    guard whole + fraction > 0 else { return false }
    if i < text.count, text[i] | 0x20 == UInt8(ascii: "e") {
      i += 1
      sign()
      guard digits() > 0 else { return false }
    }
    return i == text.count
  }

  /// `.inf` and `.nan`, with and without signs.
  static func isSpecialFloat(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == 4 || text.count == 5 else { return false }
    return [
      ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF",
    ]
    .contains(String(decoding: text, as: UTF8.self))
  }
}
