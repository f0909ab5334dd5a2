/// What a plain key is called in JSON, where every key is a string: the API server makes `yes:` the key
/// "true", `010:` the key "8" and `1.10:` the key "1.1".
enum KeyText: Equatable {
  case same
  case other(String)
  /// Null is no key.
  case null

  init(of text: UnsafeBufferPointer<UInt8>) {
    switch Value.resolve(text) {
    case .null: self = .null
    case .bool(let bool): self = .other(bool ? "true" : "false")
    case .int(let int): self = .other(String(int))
    case .number: self = Self.number(text.filter { $0 != UInt8(ascii: "_") })
    default: self = .same
    }
  }

  private static func number(_ text: [UInt8]) -> KeyText {
    let word = String(decoding: text, as: UTF8.self).lowercased()
    switch word {
    case ".nan", "-.inf", ".inf": return .other(word)
    case "+.inf": return .other(".inf")
    default:
      // No float is read from hexadecimal digits: these are integers beyond 64 bits.
      guard let double = Double(word), !word.contains("x") else { return .same }
      return .other(format(Float(double)))
    }
  }

  /// Go's `strconv.FormatFloat(value, 'g', -1, 32)`: the fewest digits that give the value back, with an
  /// exponent from a million on and below a ten-thousandth.
  private static func format(_ value: Float) -> String {
    if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
    let sign = value.sign == .minus ? "-" : ""
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    // All digits, and how many of them stand before the point.
    var digits = Array(mantissa.joined())
    var point = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.count > 1, digits[0] == "0" {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    if digits == ["0"] { return sign + "0" }
    let exponent = point - 1
    if exponent < -4 || exponent >= 6 {
      let fraction = digits.count > 1 ? "." + String(digits[1...]) : ""
      let width = abs(exponent) < 10 ? "0" : ""
      return "\(sign)\(digits[0])\(fraction)e\(exponent < 0 ? "-" : "+")\(width)\(abs(exponent))"
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + String(digits) }
    if digits.count <= point {
      return sign + String(digits) + String(repeating: "0", count: point - digits.count)
    }
    return sign + String(digits[..<point]) + "." + String(digits[point...])
  }
}
