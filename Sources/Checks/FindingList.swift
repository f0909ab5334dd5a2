internal import Findings

/// Findings on their way from the reporter to the report. There are many, they lie far apart in memory, and
/// each array that holds them counts its hold on every one: here they change hands uncounted.
final class FindingList: @unchecked Sendable {
  /// The list holds each of them once.
  private var items: [Unmanaged<Finding>] = []

  deinit { for item in items { item.release() } }

  var count: Int { items.count }

  func append(_ finding: Finding) { items.append(.passRetained(finding)) }

  /// Takes over all that another list holds.
  func append(contentsOf other: FindingList) {
    items += other.items
    other.items = []
  }

  /// Hands over all that the list holds.
  func take() -> [Finding] {
    defer { items = [] }
    return items.map { $0.takeRetainedValue() }
  }

  /// The findings; the list holds on to them.
  var findings: [Finding] { items.map { $0.takeUnretainedValue() } }

  /// Puts the last findings, of which there are as many as `keys`, into the order of their keys; where two
  /// are the same, by their discriminators.
  func sortLast(by keys: [UInt64]) {
    let start = items.count - keys.count
    let order = keys.indices.sorted { a, b in
      if keys[a] != keys[b] { return keys[a] < keys[b] }
      let left = discriminator(at: start + a)
      let right = discriminator(at: start + b)
      return left != right ? left < right : a < b
    }
    let sorted = order.map { items[start + $0] }
    items.replaceSubrange(start..., with: sorted)
  }

  private func discriminator(at index: Int) -> String {
    items[index]._withUnsafeGuaranteedRef { $0.discriminator ?? "" }
  }
}
