public import Findings

/// One flag as a command line, a variable or a preset of the installer gives it.
public struct FlagSetting: Sendable {
  /// The word that names it.
  public let word: CommandWord
  /// What stands behind `=`.
  let attached: String?
  /// The word behind it, which is its value where none is attached and the flag is no boolean.
  let next: CommandWord?

  public init(_ word: CommandWord, attached: String? = nil, next: CommandWord? = nil) {
    self.word = word
    self.attached = attached
    self.next = next
  }

  /// The value of a flag that takes one; empty where it is missing.
  public var text: String { attached ?? next?.text ?? "" }

  /// The value of a boolean; a flag without a value is true. nil where the program would refuse it.
  public var bool: Bool? { attached.map(Self.bool) ?? true }

  /// The value of a number.
  public var int: Int? { Int(text) }

  /// The items of a list with commas, without the blanks around them.
  public var items: [String] {
    text.utf8.split(separator: UInt8(ascii: ",")).map { item in
      var item = item
      while item.first == UInt8(ascii: " ") { item = item.dropFirst() }
      while item.last == UInt8(ascii: " ") { item = item.dropLast() }
      return String(Substring(item))
    }
  }

  public var place: Place { word.place }

  /// The flag with its value is one item of a list, so that an edit of the item is one of the flag.
  public var isWhole: Bool { word.isItem && (next == nil || next?.text.hasPrefix("-") ?? false) }

  /// The value, or an item of it, is known only when the program starts.
  public var isOpen: Bool {
    let mayBe = text.utf8.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "{") }
    return mayBe && items.contains { $0.hasPrefix("$") || $0.hasPrefix("{{") }
  }

  /// Go's `strconv.ParseBool`.
  static func bool(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }
}
