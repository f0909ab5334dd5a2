internal import Judgement

/// One line of a `.gitignore`.
struct IgnorePattern: Sendable {
  /// The line starts with `!`: what it matches is not ignored.
  let isNegated: Bool
  /// The line ends with a slash: it matches folders only.
  let foldersOnly: Bool
  /// The line has no other slash: it matches names at any depth.
  let nameOnly: Bool
  private let form: Form

  private enum Form: Sendable {
    case literal([UInt8])
    case suffix([UInt8])
    /// The bytes before the first special one, and what follows.
    case glob([UInt8], [GlobToken])
  }

  /// Reads a line without its end; nil when it is blank, a comment, or can match nothing.
  init?(line: ArraySlice<UInt8>) {
    guard line.first != UInt8(ascii: "#") else { return nil }
    var text = Self.withoutTrailingSpaces(line)
    isNegated = text.first == UInt8(ascii: "!")
    if isNegated { text = text.dropFirst() }
    foldersOnly = text.last == Byte.slash
    if foldersOnly { text = text.dropLast() }
    nameOnly = !text.contains(Byte.slash)
    if text.first == Byte.slash { text = text.dropFirst() }
    guard !text.isEmpty else { return nil }

    let special = text.firstIndex(where: Self.isSpecial) ?? text.endIndex
    let rest = text[special...]
    if rest.isEmpty {
      form = .literal(Array(text))
    } else if nameOnly, special == text.startIndex, rest.first == UInt8(ascii: "*"),
      !rest.dropFirst().contains(where: Self.isSpecial)
    {
      form = .suffix(Array(rest.dropFirst()))
    } else {
      guard let tokens = GlobCompiler.tokens(of: rest) else { return nil }
      form = .glob(Array(text[..<special]), tokens)
    }
  }

  /// Whether the pattern matches a path.
  ///
  /// - Parameters:
  ///   - path: The path relative to the folder of the `.gitignore`.
  ///   - name: Its last part.
  func matches(
    path: UnsafeBufferPointer<UInt8>, name: UnsafeBufferPointer<UInt8>, isFolder: Bool
  ) -> Bool {
    if foldersOnly && !isFolder { return false }
    let subject = nameOnly ? name : path
    switch form {
    case .literal(let bytes):
      return subject.count == bytes.count && subject.elementsEqual(bytes)
    case .suffix(let bytes):
      return subject.count >= bytes.count && subject.suffix(bytes.count).elementsEqual(bytes)
    case .glob(let prefix, let tokens):
      guard subject.starts(with: prefix) else { return false }
      return tokens.match(UnsafeBufferPointer(rebasing: subject[prefix.count...]))
    }
  }

  /// Spaces at the end do not count, unless a backslash stands before them.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: "\\") {
        index += 1
        if index == line.endIndex { return line }
        end = index + 1
      } else if line[index] != UInt8(ascii: " ") {
        end = index + 1
      }
      index += 1
    }
    return line[..<end]
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): true
    default: false
    }
  }
}
