internal import Glibc

/// Names for the ASCII bytes that paths and patterns are made of.
enum Byte {
  static let slash = UInt8(ascii: "/")
  static let dot = UInt8(ascii: ".")
}

extension Array where Element == UInt8 {
  /// The text of the bytes, with U+FFFD for what is no UTF-8.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// Whether the path is `folder` or lies below it. Both are real paths; the root is empty.
  func isPath(atOrBelow folder: [UInt8]) -> Bool {
    starts(with: folder) && (count == folder.count || self[folder.count] == Byte.slash)
  }

  /// The folder of an absolute path; the root is empty.
  var parentPath: [UInt8] { Array(self[..<(lastIndex(of: Byte.slash) ?? 0)]) }

  /// The path without empty and `.` parts and without a trailing slash. `..` stays: a linked folder
  /// before it may lead elsewhere. The current directory is empty.
  var tidiedPath: [UInt8] {
    let parts = split(separator: Byte.slash).filter { !$0.elementsEqual([Byte.dot]) }
    let joined = [UInt8](parts.joined(separator: [Byte.slash]))
    return first == Byte.slash ? [Byte.slash] + joined : joined
  }

  /// Whether one of the path's parts is `name`.
  func hasPathPart(_ name: StaticString) -> Bool {
    split(separator: Byte.slash).contains { $0.equals(name) }
  }

  /// Whether the bytes stand before those of `other`.
  func precedes(_ other: [UInt8]) -> Bool {
    withUnsafeBytes { left in
      other.withUnsafeBytes { right in left.precedes(right) }
    }
  }
}

extension Collection where Element == UInt8 {
  /// Whether the bytes are those of `name`.
  func equals(_ name: StaticString) -> Bool {
    elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes stand before those of `other`.
  func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
    let common = Swift.min(count, other.count)
    if common > 0, let left = baseAddress, let right = other.baseAddress {
      let order = memcmp(left, right, common)
      if order != 0 { return order < 0 }
    }
    return count < other.count
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// Whether the bytes are those of `name`.
  func equals(_ name: StaticString) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    guard let start = baseAddress, count > 0 else { return true }
    return memcmp(start, name.utf8Start, count) == 0
  }

  /// Whether the bytes end with a dot and one of `extensions`, which are lower-case ASCII.
  func hasExtension(among extensions: [[UInt8]]) -> Bool {
    extensions.contains { wanted in
      let start = count - wanted.count
      guard start >= 1, self[start - 1] == Byte.dot else { return false }
      for index in wanted.indices {
        let byte = self[start + index]
        let isUpper = byte &- UInt8(ascii: "A") < 26
        if (isUpper ? byte | 0x20 : byte) != wanted[index] { return false }
      }
      return true
    }
  }
}
