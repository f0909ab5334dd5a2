internal import Glibc

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

  deinit { free(records.start) }
}

/// The arena while it grows. Records are plain memory, so that it can grow and be cut to size where it lies.
struct GrowingRecords: ~Copyable {
  private var start: UnsafeMutablePointer<Record>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    start = Self.resize(nil, to: capacity)
  }

  deinit { free(start) }

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
    if count == capacity {
      capacity *= 2
      start = Self.resize(start, to: capacity)
    }
    (start + count).initialize(to: record)
    count += 1
  }

  mutating func removeLast(_ number: Int = 1) {
    precondition(number <= count)
    count -= number
  }

  /// The arena at its final size.
  consuming func finish() -> Arena {
    let records = Records(start: Self.resize(start, to: max(count, 1)), count: count)
    discard self
    return Arena(records)
  }

  private static func resize(
    _ memory: UnsafeMutablePointer<Record>?, to capacity: Int
  ) -> UnsafeMutablePointer<Record> {
    guard let resized = realloc(memory, capacity * MemoryLayout<Record>.stride) else {
      fatalError("memory is too short for \(capacity) values")
    }
    return resized.assumingMemoryBound(to: Record.self)
  }
}
