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

  /// Whether a value of a manifest is an amount of nothing. What is no quantity is not.
  public static func isZero(_ node: Node) -> Bool {
    let isDigit = node.withText {
      $0.first.map { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) } ?? false
    }
    return isDigit != true && (try? Quantity(node)) == .zero
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
    var number = QuantityDigits()
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
    guard let suffix = QuantitySuffix(UnsafeBufferPointer(rebasing: bytes[i...])) else {
      throw i == 0 ? .notAQuantity : .unknownSuffix(String(decoding: bytes[i...], as: UTF8.self))
    }
    let magnitude = number.nanos(suffix)
    self.init(nanos: isNegative ? -magnitude : magnitude)
  }

  static func digit(_ byte: UInt8) -> UInt8? {
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
