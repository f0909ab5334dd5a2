extension Array where Element == GlobToken {
  /// Whether the tokens match the whole text.
  ///
  /// Only the last `*` and the last `**` are ever tried again, so the time is bounded by a polynomial
  /// whatever the pattern: an earlier one could only skip text that the last one can skip as well.
  package func match(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var token = 0
    var position = 0
    var star: (token: Int, position: Int)?
    var deep: (token: Int, position: Int)?
    while true {
      if token == count {
        if position == text.count { return true }
      } else {
        switch self[token] {
        case .star:
          star = (token, position)
          token += 1
          continue
        case .folders, .everything:
          if token == count - 1, self[token] == .everything { return true }
          deep = (token, position)
          star = nil
          token += 1
          continue
        case let single:
          if position < text.count, single.matches(text[position]) {
            token += 1
            position += 1
            continue
          }
        }
      }
      if let last = star, last.position < text.count, text[last.position] != UInt8(ascii: "/") {
        position = last.position + 1
        star = (last.token, position)
        token = last.token + 1
      } else if let last = deep, let next = restart(last.token, after: last.position, in: text) {
        position = next
        deep = (last.token, next)
        star = nil
        token = last.token + 1
      } else {
        return false
      }
    }
  }

  /// Where the rest of the pattern is tried next after a `**`.
  private func restart(_ token: Int, after position: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    if self[token] == .everything { return position < text.count ? position + 1 : nil }
    guard let slash = text[position...].firstIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash + 1
  }
}

extension GlobToken {
  /// Whether the token, one that stands for a single byte, matches it.
  fileprivate func matches(_ byte: UInt8) -> Bool {
    switch self {
    case .byte(let expected): byte == expected
    case .any: byte != UInt8(ascii: "/")
    case .set(let set): byte != UInt8(ascii: "/") && set.contains(byte)
    case .star, .folders, .everything: false
    }
  }
}
