/// Values that YAML allows and the YAML-to-JSON of `kubectl` and the API server does not take.
///
/// Source: `resolve` in go-yaml v2 (sigs.k8s.io/yaml/goyaml.v2), and Go's encoding/json.
enum ScalarFault {
  /// Why a value does not fit its tag; nil where it does, and for tags that say nothing of the value.
  ///
  /// - Parameter tag: One of YAML's own, by its short name: `int`.
  static func ofTag(_ tag: Substring, _ text: UnsafeBufferPointer<UInt8>) -> String? {
    var value = Value.resolve(text)
    // A float without a fraction is written like an integer, and is none for a tag.
    if case .int = value, isFloat(text) { value = .number }
    let fits: Bool
    switch (tag, value) {
    case ("bool", .bool), ("null", .null), ("float", .int), ("float", .number): fits = true
    case ("bool", _), ("null", _), ("float", _): fits = false
    case ("int", .int): fits = true
    // An integer beyond 64 bits.
    case ("int", .number): fits = !isFloat(text)
    case ("int", _): fits = false
    default: fits = true
    }
    return fits ? nil : "the value is tagged !!\(tag) and is \(value.name); kubectl refuses it"
  }

  private static func isFloat(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let isHexadecimal = text.dropFirst().prefix(2).contains { $0 | 0x20 == UInt8(ascii: "x") }
    return text.contains(UInt8(ascii: "."))
      || !isHexadecimal && text.contains { $0 | 0x20 == UInt8(ascii: "e") }
  }

  /// Whether a plain scalar is an infinity or no number, for which JSON has no words.
  static func isBeyondJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"): Value.isSpecialFloat(text)
    default: false
    }
  }
}
