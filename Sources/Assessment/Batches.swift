internal import Dispatch
internal import Synchronization

/// Runs `body` over ranges on up to `jobs` threads, and gives the results in the order of the ranges.
///
/// - Parameter progress: Called with how many items are done, from any of the threads.
public func inParallel<Result: Sendable>(
  _ ranges: [Range<Int>], jobs: Int, progress: (@Sendable (Int) -> Void)? = nil,
  _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
  guard jobs > 1, ranges.count > 1 else {
    return ranges.map { range in
      defer { progress?(range.upperBound) }
      return body(range)
    }
  }
  let next = Atomic(0)
  let done = Atomic(0)
  let results = Mutex([Result?](repeating: nil, count: ranges.count))
  DispatchQueue.concurrentPerform(iterations: min(jobs, ranges.count)) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < ranges.count else { return }
      let result = body(ranges[index])
      results.withLock { $0[index] = result }
      progress?(done.add(ranges[index].count, ordering: .relaxed).newValue)
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}

/// Cuts `0..<count` into ranges of about `size` by weight, so that one large item does not wait for
/// many small ones.
public func batches(of count: Int, size: Int, weight: (Int) -> Int) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = 0
  var sum = 0
  for index in 0..<count {
    sum += weight(index)
    if sum >= size {
      ranges.append(start..<index + 1)
      start = index + 1
      sum = 0
    }
  }
  if start < count { ranges.append(start..<count) }
  return ranges
}
