/// A set of small numbers below a fixed bound, 64 to a word. The rows of the connectivity are made of them.
struct BitSet: Sendable, Hashable {
  private(set) var words: [UInt64]

  /// The empty set.
  init(bound: Int) { words = Array(repeating: 0, count: (bound + 63) / 64) }

  init(bound: Int, _ range: Range<Int>) {
    self.init(bound: bound)
    insert(range)
  }

  func contains(_ member: Int) -> Bool { words[member >> 6] >> UInt64(member & 63) & 1 == 1 }

  mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }

  mutating func insert(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let (first, last) = (range.lowerBound >> 6, (range.upperBound - 1) >> 6)
    let head = UInt64.max << UInt64(range.lowerBound & 63)
    let tail = UInt64.max >> UInt64(63 - (range.upperBound - 1) & 63)
    if first == last {
      words[first] |= head & tail
    } else {
      words[first] |= head
      for word in first + 1..<last { words[word] = .max }
      words[last] |= tail
    }
  }

  /// Keeps those members that a smaller set has, too; none from its bound on.
  mutating func formIntersection(smaller: BitSet) {
    for index in words.indices {
      words[index] &= index < smaller.words.count ? smaller.words[index] : 0
    }
  }

  mutating func clear() { for index in words.indices { words[index] = 0 } }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  mutating func formUnion(_ other: BitSet) { combine(other) { $0 | $1 } }
  /// Adds all of `whole` that is not in `other`.
  mutating func formUnion(complementOf other: BitSet, _ whole: BitSet) {
    for index in words.indices { words[index] |= whole.words[index] & ~other.words[index] }
  }

  mutating func formIntersection(_ other: BitSet) { combine(other) { $0 & $1 } }
  mutating func subtract(_ other: BitSet) { combine(other) { $0 & ~$1 } }

  func intersection(_ other: BitSet) -> BitSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  func subtracting(_ other: BitSet) -> BitSet {
    var result = self
    result.subtract(other)
    return result
  }

  /// The same with only the words of `span` touched: for sets that are empty elsewhere.
  mutating func formUnion(_ other: BitSet, within span: Range<Int>) {
    words.withUnsafeMutableBufferPointer { to in
      other.words.withUnsafeBufferPointer { from in
        for index in span { to[index] |= from[index] }
      }
    }
  }

  /// The words that have members.
  var span: Range<Int> {
    guard let first = words.firstIndex(where: { $0 != 0 }), let last = words.lastIndex(where: { $0 != 0 })
    else { return 0..<0 }
    return first..<last + 1
  }

  @inline(__always)
  private mutating func combine(_ other: BitSet, _ combine: (UInt64, UInt64) -> UInt64) {
    words.withUnsafeMutableBufferPointer { to in
      other.words.withUnsafeBufferPointer { from in
        for index in to.indices { to[index] = combine(to[index], from[index]) }
      }
    }
  }
}

extension BitSet: Sequence {
  /// The members from the least to the greatest.
  func makeIterator() -> Iterator { Iterator(words: words) }

  struct Iterator: IteratorProtocol {
    let words: [UInt64]
    private var position = 0
    private var rest: UInt64

    init(words: [UInt64]) {
      self.words = words
      rest = words.first ?? 0
    }

    mutating func next() -> Int? {
      while rest == 0 {
        position += 1
        guard position < words.count else { return nil }
        rest = words[position]
      }
      let bit = rest.trailingZeroBitCount
      rest &= rest - 1
      return position << 6 + bit
    }
  }
}
