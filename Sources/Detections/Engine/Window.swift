/// What fell into a stretch of time that ends with the newest event. An event that comes late takes the place
/// that its time gives it.
struct Window {
  private var entries: [Entry] = []

  private struct Entry {
    let value: Int
    var time: EventTime
    var weight: Int
  }

  /// Adds an entry and sums up the weights in the window.
  ///
  /// - Parameters:
  ///   - value: Entries of one value count once, with their newest time; nil for one of its own.
  ///   - limit: The most entries that are kept: the oldest goes first.
  mutating func add(_ value: Term?, weight: Int, at time: EventTime, seconds: Int, limit: Int) -> Int {
    let newest = entries.reduce(time) { max($0, $1.time) }
    let start = newest.advanced(bySeconds: -seconds)
    entries.removeAll { $0.time < start }
    if time >= start {
      let hash = value?.hash
      if let hash, let index = entries.firstIndex(where: { $0.value == hash }) {
        entries[index].time = max(entries[index].time, time)
      } else {
        if entries.count >= limit,
          let oldest = entries.indices.min(by: { entries[$0].time < entries[$1].time })
        {
          entries.remove(at: oldest)
        }
        entries.append(Entry(value: hash ?? 0, time: time, weight: weight))
      }
    }
    return entries.reduce(0) { $0 + $1.weight }
  }
}
