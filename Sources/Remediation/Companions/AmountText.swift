internal import Kubernetes

/// Amounts as a manifest writes them.
enum AmountText {
  /// The shortest text of an amount in billionths of the unit, rounded up to thousandths of a processor, or
  /// to bytes.
  static func text(_ nanos: Int128, isCPU: Bool) -> String {
    if isCPU {
      let thousandths = up(nanos, to: 1_000_000)
      return thousandths % 1000 == 0 ? "\(thousandths / 1000)" : "\(thousandths)m"
    }
    let bytes = up(nanos, to: 1_000_000_000)
    var best = "\(bytes)"
    for (index, letter) in "KMGTPE".enumerated() {
      for (base, suffix) in [(Int128(1024), "\(letter)i"), (1000, letter == "K" ? "k" : "\(letter)")] {
        let unit = (0...index).reduce(Int128(1)) { product, _ in product * base }
        guard bytes > 0, bytes % unit == 0 else { continue }
        let text = "\(bytes / unit)\(suffix)"
        if text.utf8.count < best.utf8.count { best = text }
      }
    }
    return best
  }

  /// An amount with head-room, on a round figure: tenths of a processor, or Mi.
  static func withHeadRoom(_ nanos: Int128, percent: Int, isCPU: Bool) -> Int128 {
    let step: Int128 = isCPU ? 100_000_000 : 1_048_576 * 1_000_000_000
    let raised = up(nanos * Int128(100 + percent), to: 100)
    return (up(raised, to: step) * step).heldToQuantity
  }

  /// How many steps hold an amount.
  private static func up(_ amount: Int128, to step: Int128) -> Int128 { (amount + step - 1) / step }
}
