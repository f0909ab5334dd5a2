extension StringProtocol {
  /// Whether it is a label by RFC 1123, which the names of namespaces and of parts of a webhook's path must be:
  /// lower-case letters and digits, with `-` between them, 63 at most.
  public var isDNSLabel: Bool {
    func isWord(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    guard (1...63).contains(utf8.count), let first = utf8.first, let last = utf8.reversed().first else {
      return false
    }
    return utf8.allSatisfy { isWord($0) || $0 == 0x2D } && isWord(first) && isWord(last)
  }
}
