internal import Documents
internal import Glibc

/// Looks a word of a document up among known ones, by length first, without making a string of it.
struct WordTable<Bits: OptionSet & Sendable>: Sendable {
  private let byLength: [[Row]]

  private struct Row: Sendable {
    let word: StaticString
    let bits: Bits
  }

  init(_ rows: [(StaticString, Bits)]) {
    let longest = rows.map(\.0.utf8CodeUnitCount).max() ?? 0
    var byLength = Array(repeating: [Row](), count: longest + 1)
    for (word, bits) in rows { byLength[word.utf8CodeUnitCount].append(Row(word: word, bits: bits)) }
    self.byLength = byLength
  }

  /// What a word means; nil for one that is not in the table.
  func bits(of text: UnsafeBufferPointer<UInt8>) -> Bits? {
    guard text.count < byLength.count, let start = text.baseAddress else { return nil }
    return byLength[text.count].withUnsafeBufferPointer { rows in
      for row in rows where memcmp(row.word.utf8Start, start, text.count) == 0 { return row.bits }
      return nil
    }
  }
}
