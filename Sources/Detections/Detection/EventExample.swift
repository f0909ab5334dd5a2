/// Events that show a detection at work: documentation and test at once.
public struct EventExample: Sendable {
  public let title: String
  /// Values of parameters that the configuration would give.
  public let settings: [String: [String]]
  private let text: String
  private let count: Int

  /// - Parameter events: JSON, one event a line.
  public init(_ title: String, settings: [String: [String]] = [:], _ events: String) {
    self.title = title
    self.settings = settings
    text = events
    count = 1
  }

  /// The same event many times; `#` stands for a number that grows.
  ///
  /// - Parameter last: Events behind them.
  public init(
    _ title: String, settings: [String: [String]] = [:], times count: Int, _ event: String,
    then last: String = ""
  ) {
    self.title = title
    self.settings = settings
    self.count = count
    text = last.isEmpty ? event : "\(event)\n\(last)"
  }

  /// JSON, one event a line.
  public var lines: [String] {
    let given = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    guard count > 1, let first = given.first else { return given }
    let repeated = (1...count).map { number in
      first.split(separator: "#", omittingEmptySubsequences: false).joined(separator: String(number))
    }
    return repeated + given.dropFirst()
  }
}
