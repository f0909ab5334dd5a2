import Documents
import Testing

/// Moments and the calendar they stand in.
struct MomentTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.5Z", -500_000),
    ("2000-02-29T12:00:00.000001+02:00", 951_818_400_000_001),
    ("2026-01-01t00:00:00z", 1_767_225_600_000_000),
    ("2026-01-01 00:00:00-00:30", 1_767_227_400_000_000), ("2016-12-31T23:59:60Z", 1_483_228_799_000_000),
    ("2026-01-01T00:00:00.1234567890123Z", 1_767_225_600_123_456),
  ])
  func `RFC 3339`(_ text: String, _ microseconds: Int) {
    #expect(Moment(text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    "", "2026-01-01", "2026-01-01T00:00:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z",
    "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z", "2026-01-01T00:00:00.Z",
    "2026-01-01T00:00:00+0100", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00Zx", "2026-1-01T00:00:00ZZ",
    "+026-01-01T00:00:00Z", "2026-01-01x00:00:00Z", "0000-01-01T00:00:00Z",
  ])
  func `no moments`(_ text: String) { #expect(Moment(text) == nil) }

  @Test func `each day of four centuries has one date, and each date one day`() {
    var expected = Gregorian.days(year: 1900, month: 1, day: 1) ?? 0
    for year in 1900..<2300 {
      for month in 1...12 {
        for day in 1...31 {
          guard let number = Gregorian.days(year: year, month: month, day: day) else { continue }
          #expect(number == expected)
          let date = Gregorian.date(ofDay: number)
          #expect(date.year == year && date.month == month && date.day == day)
          expected += 1
        }
      }
    }
  }
}
