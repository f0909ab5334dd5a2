/// Checks of one form in the order of the run, each with its place there.
///
/// Checks are called where they lie. To copy one for each call would cost more than most checks do, the
/// more so where two threads count their hold on the same memory.
struct Roster<Check: Sendable>: Sendable {
  private var entries: [Entry] = []
  private var places: [Unmanaged<Entry>] = []

  private final class Entry: Sendable {
    let check: Check
    let index: Int

    init(_ check: Check, _ index: Int) {
      self.check = check
      self.index = index
    }
  }

  mutating func append(_ check: Check, _ index: Int) {
    let entry = Entry(check, index)
    entries.append(entry)
    places.append(.passUnretained(entry))
  }

  @inline(__always)
  func forEach(_ body: (Check, Int) -> Void) {
    places.withUnsafeBufferPointer { places in
      for place in places { place._withUnsafeGuaranteedRef { body($0.check, $0.index) } }
    }
  }
}
