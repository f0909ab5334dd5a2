#if Server
  /// How long the API server waits, as it says in the request: `?timeout=5s`.
  enum Deadline {
    /// What the API server waits for where it says nothing.
    static let usual = Duration.seconds(10)

    /// The time in which an answer must be on its way: a tenth of it, and at least as much as a network takes, is left
    /// for the way.
    static func budget(query: Substring?) -> Duration {
      let timeout = query.flatMap(self.timeout) ?? usual
      return max(.milliseconds(50), timeout - max(.milliseconds(100), timeout / 10))
    }

    private static func timeout(_ query: Substring) -> Duration? {
      for part in query.split(separator: "&") where part.hasPrefix("timeout=") {
        return duration(part.dropFirst("timeout=".count))
      }
      return nil
    }

    /// Reads a duration as Go writes it, `1m30s` or `2.5s`; nil for anything else, and for more than an hour.
    static func duration(_ text: Substring) -> Duration? {
      let units: [(name: String, seconds: Double)] = [
        ("ms", 1e-3), ("us", 1e-6), ("ns", 1e-9), ("h", 3600), ("m", 60), ("s", 1),
      ]
      var rest = text
      var seconds = 0.0
      guard !rest.isEmpty, rest.utf8.count < 40 else { return nil }
      while !rest.isEmpty {
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        rest = rest.dropFirst(digits.count)
        guard let number = Double(digits), let unit = units.first(where: { rest.hasPrefix($0.name) }) else {
          return nil
        }
        seconds += number * unit.seconds
        rest = rest.dropFirst(unit.name.count)
      }
      return seconds > 0 && seconds <= 3600 ? .seconds(seconds) : nil
    }
  }
#endif
