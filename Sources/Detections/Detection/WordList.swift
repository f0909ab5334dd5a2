/// Words that are looked for in a text all at once: with no letter or digit beside them, in lower case.
struct WordList: Sendable {
  private let words: [[UInt8]]
  private let names: [String]
  /// Which words begin with a byte, by the byte.
  private let byFirst: [[Int]]

  init(_ words: [String]) {
    names = words
    self.words = words.map { Array($0.utf8) }
    var byFirst: [[Int]] = Array(repeating: [], count: 256)
    for (index, word) in self.words.enumerated() { byFirst[Int(word[0])].append(index) }
    self.byFirst = byFirst
  }

  /// The first word that stands in the text, by its place there.
  func first(in text: String) -> String? {
    var text = text
    return text.withUTF8 { text in
      var isInside = false
      for (start, byte) in text.enumerated() {
        if !isInside {
          for index in byFirst[Int(byte)] where stands(words[index], at: start, in: text) {
            return names[index]
          }
        }
        isInside = Self.isLetter(byte)
      }
      return nil
    }
  }

  private func stands(_ word: [UInt8], at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = start + word.count
    guard end <= text.count, end == text.count || !Self.isLetter(text[end]) else { return false }
    return text[start..<end].elementsEqual(word)
  }

  /// A letter or a digit: what makes a word longer.
  static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
