/// A moment of the calendar in UTC.
public struct Moment: Sendable, Hashable {
  /// Since 1970.
  public let microseconds: Int

  public init(microseconds: Int) { self.microseconds = microseconds }

  /// Reads a moment as RFC 3339 writes it, in UTC or with an offset and with any number of decimals, of which six
  /// count; nil for anything else, and for a moment that no calendar has. A leap second is the one before it.
  public init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count >= 20, text.count <= 64, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[10] | 0x20 == UInt8(ascii: "t") || text[10] == 0x20, text[13] == UInt8(ascii: ":"),
      text[16] == UInt8(ascii: ":")
    else { return nil }
    var isNumber = true
    func number(_ start: Int, _ length: Int) -> Int {
      var result = 0
      for i in start..<start + length {
        let digit = Int(text[i]) - 0x30
        if digit < 0 || digit > 9 { isNumber = false }
        result = result * 10 + digit
      }
      return result
    }
    let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
    let (hour, minute, second) = (number(11, 2), number(14, 2), number(17, 2))
    var i = 19
    var fraction = 0
    if text[i] == UInt8(ascii: ".") {
      var scale = 100_000
      i += 1
      let start = i
      while i < text.count, text[i] >= 0x30, text[i] <= 0x39 {
        fraction += (Int(text[i]) - 0x30) * scale
        scale /= 10
        i += 1
      }
      guard i > start else { return nil }
    }
    var offset = 0
    guard i < text.count else { return nil }
    switch text[i] {
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard i + 6 == text.count, text[i + 3] == UInt8(ascii: ":") else { return nil }
      let (hours, minutes) = (number(i + 1, 2), number(i + 4, 2))
      guard hours < 24, minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (text[i] == UInt8(ascii: "+") ? 60 : -60)
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): guard i + 1 == text.count else { return nil }
    default: return nil
    }
    guard isNumber, hour < 24, minute < 60, second < 61,
      let days = Gregorian.days(year: year, month: month, day: day)
    else { return nil }
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + min(second, 59) - offset
    microseconds = seconds * 1_000_000 + fraction
  }

  public init?(_ text: String) {
    var text = text
    guard let moment = text.withUTF8({ Moment($0) }) else { return nil }
    self = moment
  }

  /// The day in UTC, counted from 1970-01-01.
  public var day: Int { Gregorian.floor(microseconds, by: 86_400_000_000).quotient }
}

/// The Gregorian calendar, carried on before it was made.
public enum Gregorian {
  /// The days from 1970-01-01 to a date; nil where there is no such date.
  public static func days(year: Int, month: Int, day: Int) -> Int? {
    guard year >= 1, (1...12).contains(month), day >= 1, day <= length(ofMonth: month, of: year) else {
      return nil
    }
    // Years that begin in March have the leap day at their end.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  /// The date of a day that is counted from 1970-01-01.
  public static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
    let (era, ofEra) = floor(number + 719_468, by: 146_097)
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// `2027-01-31`.
  public static func text(ofDay number: Int) -> String {
    let date = date(ofDay: number)
    return "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))"
  }

  /// A number with zeros before it.
  public static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// A division that rounds down, so that what lies before 1970 is no exception.
  public static func floor(_ number: Int, by divisor: Int) -> (quotient: Int, rest: Int) {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  private static func length(ofMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    switch month {
    case 2: return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}
