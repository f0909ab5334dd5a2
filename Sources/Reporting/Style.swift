internal import Guide

/// Colours, where the terminal shows them.
public struct Style: Sendable {
  public let isColoured: Bool

  public init(isColoured: Bool) { self.isColoured = isColoured }

  private func paint(_ code: String, _ text: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  func bold(_ text: String) -> String { paint("1", text) }
  func dim(_ text: String) -> String { paint("2", text) }
  func frame(_ text: String) -> String { paint("34", text) }
  func error(_ text: String) -> String { paint("1;31", text) }
  func good(_ text: String) -> String { paint("32", text) }

  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .critical: paint("1;35", text)
    case .high: paint("1;31", text)
    case .medium: paint("33", text)
    case .low: paint("36", text)
    }
  }
}
