/// The finished arena of a tree. A node is looked at millions of times in a scan: from here it is read without
/// keeping count of who holds the memory, as `Arena` does for the tree.
struct Records: @unchecked Sendable {
  fileprivate let start: UnsafeMutablePointer<Record>
  let count: Int

  subscript(_ index: Int) -> Record {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such record")
    return start[index]
  }

  var indices: Range<Int> { 0..<count }
}

/// Holds the memory of finished records, which several trees may share.
final class Arena: Sendable {
  let records: Records

  /// Takes over the memory.
  fileprivate init(_ records: Records) { self.records = records }

  deinit { records.start.deallocate() }
}

/// The arena while it grows.
struct GrowingRecords: ~Copyable {
  private var start: UnsafeMutablePointer<Record>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  subscript(_ index: Int) -> Record {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such record")
      return start[index]
    }
    _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such record")
      yield &start[index]
    }
  }

  mutating func append(_ record: Record) {
    if count == capacity { grow() }
    (start + count).initialize(to: record)
    count += 1
  }

  mutating func removeLast(_ number: Int = 1) {
    precondition(number <= count)
    count -= number
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Record>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
    capacity *= 2
  }

  /// The arena at its final size.
  consuming func finish() -> Arena {
    let exact = UnsafeMutablePointer<Record>.allocate(capacity: max(count, 1))
    exact.moveInitialize(from: start, count: count)
    return Arena(Records(start: exact, count: count))
  }
}
