internal import Documents
internal import Kubernetes

extension Container {
  /// Whether its command names one of these programs, by itself, by a path, or in a line for the shell.
  func starts(anyOf programs: [StaticString]) -> Bool {
    for key: StaticString in ["command", "args"] {
      guard let words = node.given(key) else { continue }
      for word in words.children
      where word.withText({ ProgramNames.isAny(of: programs, in: $0, hyphens: true) }) ?? false {
        return true
      }
    }
    return false
  }

  /// Whether its image has one of these words in its name or tag.
  func imageNames(anyOf words: [StaticString]) -> Bool {
    node.given("image")?.withText { ProgramNames.isAny(of: words, in: $0, hyphens: false) } ?? false
  }
}

/// Looks for names in texts. Scripts can be long: their bytes are walked once, without making strings.
private enum ProgramNames {
  /// - Parameter hyphens: Whether a hyphen is part of a name.
  static func isAny(
    of names: [StaticString], in text: UnsafeBufferPointer<UInt8>, hyphens: Bool
  ) -> Bool {
    var start = 0
    for end in 0...text.count {
      if end < text.count, isNameByte(text[end], hyphens) { continue }
      if end > start, names.contains(where: { isSame($0, text[start..<end]) }) { return true }
      start = end + 1
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8, _ hyphens: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    case UInt8(ascii: "-"): hyphens
    default: false
    }
  }

  private static func isSame(_ name: StaticString, _ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    name.utf8CodeUnitCount == text.count
      && UnsafeBufferPointer(start: name.utf8Start, count: text.count).elementsEqual(text)
  }
}
