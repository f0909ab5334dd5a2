internal import Documents

/// A day of the calendar (Gregorian, UTC): until when a waiver holds, since when a statement is made,
/// when a certificate expires.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  private let number: Int

  private init(number: Int) { self.number = number }

  /// The day of a moment that a clock gives in seconds since 1970.
  public init(secondsSinceEpoch seconds: Int) {
    number = Gregorian.floor(seconds, by: 86_400).quotient
  }

  /// Reads `2027-01-31`; nil for anything else, and for days that no calendar has.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Self.number(parts[0]),
      let month = Self.number(parts[1]), let day = Self.number(parts[2]),
      let number = Gregorian.days(year: year, month: month, day: day)
    else { return nil }
    self.init(number: number)
  }

  /// Reads a day or a moment as RFC 3339 writes it, `2027-01-31T23:30:00-02:00`; of a moment the day
  /// in UTC counts.
  public init?(moment text: String) {
    guard text.utf8.count > 10 else {
      self.init(text)
      return
    }
    guard let moment = Moment(text) else { return nil }
    self.init(number: moment.day)
  }

  public func advanced(by days: Int) -> Day { Day(number: number + days) }

  /// The days from this one to another; negative where that has passed.
  public func days(until other: Day) -> Int { other.number - number }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  public var description: String { Gregorian.text(ofDay: number) }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
