/// A moment in microseconds since 1970 in UTC, as audit events carry it. Windows are kept on it, never on the
/// time of arrival.
public struct EventTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let microseconds: Int

  public init(microseconds: Int) { self.microseconds = microseconds }

  public static func < (a: EventTime, b: EventTime) -> Bool { a.microseconds < b.microseconds }

  public func advanced(bySeconds seconds: Int) -> EventTime {
    EventTime(microseconds: microseconds &+ seconds &* 1_000_000)
  }

  /// RFC 3339 with any number of decimals, in UTC or with an offset; nil for anything else.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count >= 20, text.count <= 64, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":")
    else { return nil }
    var isNumber = true
    func number(_ start: Int, _ length: Int) -> Int {
      var result = 0
      for i in start..<start + length {
        let digit = i < text.count ? Int(text[i]) - 0x30 : -1
        if digit < 0 || digit > 9 { isNumber = false }
        result = result * 10 + digit
      }
      return result
    }
    let year = number(0, 4)
    let month = number(5, 2)
    let day = number(8, 2)
    let seconds = number(11, 2) * 3600 + number(14, 2) * 60 + number(17, 2)
    var fraction = 0
    var i = 19
    if text[i] == UInt8(ascii: ".") {
      var scale = 100_000
      i += 1
      while i < text.count, text[i] >= 0x30, text[i] <= 0x39 {
        fraction += (Int(text[i]) - 0x30) * scale
        scale /= 10
        i += 1
      }
    }
    var offset = 0
    if i < text.count, text[i] == UInt8(ascii: "+") || text[i] == UInt8(ascii: "-") {
      guard i + 6 == text.count else { return nil }
      offset = (number(i + 1, 2) * 60 + number(i + 4, 2)) * (text[i] == UInt8(ascii: "+") ? 60 : -60)
    } else {
      guard i + 1 == text.count, text[i] | 0x20 == UInt8(ascii: "z") else { return nil }
    }
    guard isNumber, (1...12).contains(month), (1...31).contains(day) else { return nil }
    let days = EventTime.days(year: year, month: month, day: day)
    microseconds = (days * 86_400 + seconds - offset) * 1_000_000 + fraction
  }

  public init?(_ text: String) {
    var text = text
    guard let time = text.withUTF8({ EventTime($0) }) else { return nil }
    self = time
  }

  /// Days since 1970 of a date of the Gregorian calendar, years beginning in March so that the leap day is
  /// the last of its year.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// RFC 3339 in UTC, with as many decimals as it needs: none, or six.
  public var description: String {
    let (seconds, fraction) = floorDivision(microseconds, by: 1_000_000)
    let (days, rest) = floorDivision(seconds, by: 86_400)
    let (era, dayOfEra) = floorDivision(days + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let date = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
    let clock = "\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))"
    return "\(date)T\(clock)\(fraction == 0 ? "" : ".\(padded(fraction, 6))")Z"
  }

  private func floorDivision(_ number: Int, by divisor: Int) -> (Int, Int) {
    let quotient = number >= 0 ? number / divisor : (number - divisor + 1) / divisor
    return (quotient, number - quotient * divisor)
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
