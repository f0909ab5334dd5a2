public import Documents

/// An amount of a resource: `500m` of a processor, `1.5Gi` of memory. Exact, without floating point.
///
/// Read as the API reads it (apimachinery, `resource.ParseQuantity`): parts below a billionth are
/// rounded away from zero, amounts beyond 2^63 - 1 are held to that.
public struct Quantity: Sendable, Hashable, Comparable {
  /// Billionths of the unit: of a processor, a byte, a piece.
  public let nanos: Int128

  public static let zero = Quantity(nanos: 0)

  private init(nanos: Int128) { self.nanos = nanos }

  public init(_ whole: Int) { self.init(nanos: Int128(whole) * 1_000_000_000) }

  public static func < (a: Quantity, b: Quantity) -> Bool { a.nanos < b.nanos }

  public var isPositive: Bool { nanos > 0 }

  /// - Throws: what is wrong with the text.
  public init(_ text: String) throws(QuantityError) {
    var text = text
    let result = text.withUTF8 { bytes in Result { () throws(QuantityError) in try Quantity(bytes) } }
    self = try result.get()
  }

  /// Reads a value of a manifest. A number counts by its value, as it reaches the API as JSON: `0x10` is
  /// 16; the space around a string does not count.
  ///
  /// - Throws: what is wrong with the value.
  public init(_ node: Node) throws(QuantityError) {
    guard node.isScalar else { throw .notAQuantity }
    let result = node.withText { bytes in Result { () throws(QuantityError) in try Quantity(bytes) } }
    guard let result, !Quantity.needsResolving(node) else {
      self = try Quantity.resolved(node)
      return
    }
    self = try result.get()
  }

  /// Whether the text may mean something else than it says: numbers in other bases or with
  /// underscores, words, space.
  private static func needsResolving(_ node: Node) -> Bool {
    node.withText { bytes in
      guard let first = bytes.first, first >= UInt8(ascii: "1"), first <= UInt8(ascii: "9") else {
        return true
      }
      return bytes.contains { $0 == UInt8(ascii: "_") || $0 <= UInt8(ascii: " ") }
    } ?? true
  }

  private static func resolved(_ node: Node) throws(QuantityError) -> Quantity {
    switch node.value {
    case .int(let int): return Quantity(int)
    case .string: return try Quantity(trimmed(node.text ?? ""))
    case .number: return try Quantity((node.text ?? "").filter { $0 != "_" })
    case .null, .bool, .mapping, .sequence: throw .notAQuantity
    }
  }

  private static func trimmed(_ text: String) -> String {
    let space: Set<Character> = [" ", "\t", "\n", "\r"]
    let start = text.drop { space.contains($0) }
    return String(start.reversed().drop { space.contains($0) }.reversed())
  }

  /// The grammar: a sign, digits with a point, and a suffix: `n u m k M G T P E`, `Ki Mi Gi Ti Pi Ei`, or
  /// an exponent such as `e3`.
  private init(_ bytes: UnsafeBufferPointer<UInt8>) throws(QuantityError) {
    guard !bytes.isEmpty else { throw .notAQuantity }
    var i = 0
    let isNegative = bytes[0] == UInt8(ascii: "-")
    if isNegative || bytes[0] == UInt8(ascii: "+") { i = 1 }
    var number = Decimal()
    while i < bytes.count, let digit = Quantity.digit(bytes[i]) {
      number.append(digit, isFraction: false)
      i += 1
    }
    if i < bytes.count, bytes[i] == UInt8(ascii: ".") {
      i += 1
      while i < bytes.count, let digit = Quantity.digit(bytes[i]) {
        number.append(digit, isFraction: true)
        i += 1
      }
    }
    guard let suffix = Suffix(UnsafeBufferPointer(rebasing: bytes[i...])) else {
      throw i == 0 ? .notAQuantity : .unknownSuffix(String(decoding: bytes[i...], as: UTF8.self))
    }
    let magnitude = number.nanos(suffix)
    self.init(nanos: isNegative ? -magnitude : magnitude)
  }

  fileprivate static func digit(_ byte: UInt8) -> UInt8? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : nil
  }
}

public enum QuantityError: Error, Hashable, CustomStringConvertible {
  case notAQuantity
  /// What stands behind the number is none of the suffixes.
  case unknownSuffix(String)

  public var description: String {
    switch self {
    case .notAQuantity: "is no quantity"
    case .unknownSuffix(let suffix): "has the unknown unit \(suffix)"
    }
  }
}

/// The factor behind the number.
private enum Suffix {
  /// A power of ten.
  case tens(Int)
  /// A power of two.
  case twos(Int)

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else {
      self = .tens(0)
      return
    }
    if bytes.count > 1, first | 0x20 == UInt8(ascii: "e"), bytes[1] != UInt8(ascii: "i") {
      guard let exponent = Suffix.exponent(bytes.dropFirst()) else { return nil }
      self = .tens(exponent)
      return
    }
    if bytes.count == 2, bytes[1] == UInt8(ascii: "i"), let step = Suffix.step("KMGTPE", first) {
      self = .twos(10 * (step + 1))
      return
    }
    guard bytes.count == 1 else { return nil }
    if let step = Suffix.step("kMGTPE", first) {
      self = .tens(3 * (step + 1))
    } else if let step = Suffix.step("mun", first) {
      self = .tens(-3 * (step + 1))
    } else {
      return nil
    }
  }

  private static func step(_ letters: StaticString, _ letter: UInt8) -> Int? {
    UnsafeBufferPointer(start: letters.utf8Start, count: letters.utf8CodeUnitCount).firstIndex(of: letter)
  }

  /// A whole number with a sign, of 64 bits; held to what makes a difference.
  private static func exponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var digits = bytes
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard !digits.isEmpty else { return nil }
    var exponent = 0
    for byte in digits {
      guard let digit = Quantity.digit(byte) else { return nil }
      let (product, over) = exponent.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(digit))
      guard !over, !carry else { return nil }
      exponent = sum
    }
    return isNegative ? -exponent : exponent
  }
}

/// Digits as they are read: a whole number and how many of its digits stand behind the point.
private struct Decimal {
  private var digits: UInt128 = 0
  private var scale = 0
  /// Something beyond the digits kept is not zero: the number is a little larger.
  private var isMore = false

  /// More digits than any amount in range has billionths.
  private static let most: UInt128 = 1_000_000_000_000_000_000_000_000_000_000_000_000

  mutating func append(_ digit: UInt8, isFraction: Bool) {
    guard digits < Self.most else {
      isMore = isMore || digit != 0
      if !isFraction { scale -= 1 }
      return
    }
    digits = digits * 10 + UInt128(digit)
    if isFraction { scale += 1 }
  }

  func nanos(_ suffix: Suffix) -> Int128 {
    let limit = UInt128(Int.max) * 1_000_000_000
    guard digits > 0 else { return isMore ? 1 : 0 }
    let factor: UInt128
    var exponent: Int
    switch suffix {
    case .tens(let power):
      factor = 1
      exponent = power.addingReportingOverflow(9 - scale).partialValue
    case .twos(let power):
      factor = 1 << UInt128(power)
      exponent = 9 - scale
    }
    guard exponent < 38 else { return Int128(limit) }
    guard exponent > -76 else { return 1 }
    var (high, low) = digits.multipliedFullWidth(by: factor)
    var isMore = isMore
    while exponent > 0 {
      let (carry, product) = UInt128(10).multipliedFullWidth(by: low)
      low = product
      guard high == 0, carry == 0 else { return Int128(limit) }
      exponent -= 1
    }
    while exponent < 0 {
      let (rest, upper) = (high % 10, high / 10)
      let (quotient, remainder) = UInt128(10).dividingFullWidth((rest, low))
      (high, low) = (upper, quotient)
      isMore = isMore || remainder != 0
      exponent += 1
    }
    guard high == 0, low < limit else { return Int128(limit) }
    return Int128(low) + (isMore ? 1 : 0)
  }
}
