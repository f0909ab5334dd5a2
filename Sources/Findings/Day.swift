/// A day of the calendar (Gregorian, UTC): until when a waiver holds, since when a statement is made,
/// when a certificate expires.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  private let number: Int

  private init(number: Int) { self.number = number }

  /// The day of a moment that a clock gives in seconds since 1970.
  public init(secondsSinceEpoch seconds: Int) {
    number = Int((Double(seconds) / 86_400).rounded(.down))
  }

  /// Reads `2027-01-31`; nil for anything else, and for days that no calendar has.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Self.number(parts[0]),
      let month = Self.number(parts[1]), let day = Self.number(parts[2]), year >= 1,
      (1...12).contains(month), (1...Self.length(ofMonth: month, year)).contains(day)
    else { return nil }
    self.init(number: Self.yearStart(year) + Self.monthStart(month, year) + day - 1)
  }

  /// Reads a day or a moment as RFC 3339 writes it, `2027-01-31T23:30:00-02:00`; of a moment the day
  /// in UTC counts.
  public init?(moment text: String) {
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }) else {
      self.init(text)
      return
    }
    guard let day = Day(String(text[..<mark])), let minutes = Self.minutes(text[text.index(after: mark)...])
    else { return nil }
    self.init(number: day.number + Int((Double(minutes) / 1440).rounded(.down)))
  }

  public func advanced(by days: Int) -> Day { Day(number: number + days) }

  /// The days from this one to another; negative where that has passed.
  public func days(until other: Day) -> Int { other.number - number }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  public var description: String {
    var year = 1970 + number / 366
    while Self.yearStart(year + 1) <= number { year += 1 }
    while Self.yearStart(year) > number { year -= 1 }
    let rest = number - Self.yearStart(year)
    let month = (1...12).last { Self.monthStart($0, year) <= rest } ?? 1
    return [(year, 4), (month, 2), (rest - Self.monthStart(month, year) + 1, 2)].map { value, width in
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }.joined(separator: "-")
  }

  // MARK: The calendar

  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    lengths[month - 1] + (month == 2 && isLeap(year) ? 1 : 0)
  }

  /// The days of the year before a month.
  private static func monthStart(_ month: Int, _ year: Int) -> Int {
    lengths[..<(month - 1)].reduce(0, +) + (month > 2 && isLeap(year) ? 1 : 0)
  }

  /// The days from 1970-01-01 to the first of a year.
  private static func yearStart(_ year: Int) -> Int {
    let before = year - 1
    return 365 * before + before / 4 - before / 100 + before / 400 - 719_162
  }

  // MARK: Digits

  private static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }

  /// The minutes since midnight in UTC, perhaps of another day, of `23:30:00-02:00`.
  private static func minutes(_ text: Substring) -> Int? {
    guard let zone = text.firstIndex(where: { "Zz+-".contains($0) }) else { return nil }
    let clock = text[..<zone].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let hour = twoDigits(clock[0], below: 24),
      let minute = twoDigits(clock[1], below: 60)
    else { return nil }
    // A leap second is the 61st; fractions of seconds change no day.
    let second = clock[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = second.first, twoDigits(first, below: 61) != nil,
      second.count == 1 || !second[1].isEmpty && number(second[1]) != nil
    else { return nil }
    let minutes = hour * 60 + minute
    if text[zone] == "Z" || text[zone] == "z" {
      return text.index(after: zone) == text.endIndex ? minutes : nil
    }
    let offset = text[text.index(after: zone)...].split(separator: ":", omittingEmptySubsequences: false)
    guard offset.count == 2, let hours = twoDigits(offset[0], below: 24),
      let rest = twoDigits(offset[1], below: 60)
    else { return nil }
    return minutes + (text[zone] == "-" ? 1 : -1) * (hours * 60 + rest)
  }

  private static func twoDigits(_ text: Substring, below limit: Int) -> Int? {
    guard text.utf8.count == 2, let value = number(text), value < limit else { return nil }
    return value
  }
}
