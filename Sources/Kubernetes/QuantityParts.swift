/// The factor behind the number.
enum QuantitySuffix {
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
      guard let exponent = Self.exponent(bytes.dropFirst()) else { return nil }
      self = .tens(exponent)
      return
    }
    if bytes.count == 2, bytes[1] == UInt8(ascii: "i"), let step = Self.step("KMGTPE", first) {
      self = .twos(10 * (step + 1))
      return
    }
    guard bytes.count == 1 else { return nil }
    if let step = Self.step("kMGTPE", first) {
      self = .tens(3 * (step + 1))
    } else if let step = Self.step("mun", first) {
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
struct QuantityDigits {
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

  func nanos(_ suffix: QuantitySuffix) -> Int128 {
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
