internal import Documents

/// A moment in microseconds since 1970 in UTC, as audit events carry it. Windows are kept on it, never on the
/// time of arrival.
public struct EventTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let microseconds: Int

  public init(microseconds: Int) { self.microseconds = microseconds }

  public static func < (a: EventTime, b: EventTime) -> Bool { a.microseconds < b.microseconds }

  public func advanced(bySeconds seconds: Int) -> EventTime {
    EventTime(microseconds: microseconds &+ seconds &* 1_000_000)
  }

  /// RFC 3339; nil for anything else.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let moment = Moment(text) else { return nil }
    microseconds = moment.microseconds
  }

  public init?(_ text: String) {
    guard let moment = Moment(text) else { return nil }
    microseconds = moment.microseconds
  }

  /// RFC 3339 in UTC, with as many decimals as it needs: none, or six.
  public var description: String {
    let (seconds, fraction) = Gregorian.floor(microseconds, by: 1_000_000)
    let (day, rest) = Gregorian.floor(seconds, by: 86_400)
    func padded(_ number: Int) -> String { Gregorian.padded(number) }
    let clock = "\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))"
    let decimals = fraction == 0 ? "" : ".\(Gregorian.padded(fraction, 6))"
    return "\(Gregorian.text(ofDay: day))T\(clock)\(decimals)Z"
  }
}
