internal import Glibc

/// Bytes that are written one small piece after another. An array takes a hundred instructions to append a piece of
/// ten bytes, and a report of twenty thousand findings has a million.
struct ByteBuffer {
  private var memory: [UInt8]
  private(set) var count = 0

  init(capacity: Int) { memory = Array(repeating: 0, count: capacity) }

  var bytes: [UInt8] { Array(memory[..<count]) }

  func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    memory.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  /// The memory is kept.
  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == memory.count { grow(to: count + 1) }
    memory[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    if memory.count - count < bytes.count { grow(to: count + bytes.count) }
    memory.withUnsafeMutableBytes { _ = memcpy($0.baseAddress! + count, start, bytes.count) }
    count += bytes.count
  }

  @inline(never)
  private mutating func grow(to least: Int) {
    var larger = [UInt8](repeating: 0, count: max(least, 2 * memory.count))
    larger.replaceSubrange(..<count, with: memory[..<count])
    memory = larger
  }
}
