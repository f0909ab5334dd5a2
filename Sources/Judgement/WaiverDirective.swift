internal import Findings
internal import Guide

/// One entry of an inline waiver: `pod/no-host-pid reason="reads /proc" until=2027-01-31`. Several stand
/// side by side with commas or on lines of their own.
struct WaiverDirective {
  var names: [String] = []
  var reason: String?
  var owner: String?
  var until: Day?
  /// Why it cannot be understood, and so waives nothing.
  var fault: String?

  private enum Field: String, CaseIterable { case reason, owner, until }

  /// The entries of a text.
  static func read(_ text: String) -> [WaiverDirective] {
    var directives: [WaiverDirective] = []
    var current = WaiverDirective()
    var isEmpty = true
    var rest = text.unicodeScalars[...]
    func end() {
      if !isEmpty { directives.append(current) }
      current = WaiverDirective()
      isEmpty = true
    }
    while let scalar = rest.first {
      if scalar == "," || scalar == "\n" || scalar == "\r" {
        rest.removeFirst()
        end()
      } else if scalar == " " || scalar == "\t" {
        rest.removeFirst()
      } else {
        isEmpty = false
        current.take(word(&rest))
      }
    }
    end()
    return directives
  }

  /// A word with what is quoted in it, without the quotes.
  private static func word(
    _ rest: inout String.UnicodeScalarView.SubSequence
  ) -> (text: String, isClosed: Bool) {
    var word = String.UnicodeScalarView()
    var isQuoted = false
    while let scalar = rest.first {
      if !isQuoted, scalar == "," || scalar == "\n" || scalar == "\r" || scalar == " " || scalar == "\t" {
        break
      }
      rest.removeFirst()
      if scalar == "\"" {
        isQuoted.toggle()
      } else if isQuoted, scalar == "\\", let next = rest.popFirst() {
        word.append(next)
      } else {
        word.append(scalar)
      }
    }
    return (String(word), !isQuoted)
  }

  private mutating func take(_ word: (text: String, isClosed: Bool)) {
    guard word.isClosed else { return fail("a quotation mark is missing at its end") }
    guard let equals = word.text.firstIndex(of: "=") else { return names.append(word.text) }
    let (name, value) = (String(word.text[..<equals]), String(word.text[word.text.index(after: equals)...]))
    switch Field(rawValue: name) {
    case .reason: reason = value
    case .owner: owner = value
    case .until:
      until = Day(value)
      if until == nil { fail("'\(value)' is no date; write it as until=2027-01-31") }
    case nil:
      let near = closestMatch(to: name, in: Field.allCases.map(\.rawValue))
      fail(
        "a waiver has no field '\(name)'; "
          + (near.map { "did you mean \($0)?" } ?? "it has reason, owner and until"))
    }
  }

  private mutating func fail(_ message: String) { fault = fault ?? message }

  /// The checks that it waives, or why it waives none.
  func checks(_ names: CheckNames) -> Result<Set<String>, CheckNames.Unknown> {
    if let fault { return .failure(.init(message: fault)) }
    guard !self.names.isEmpty else { return .failure(.init(message: "it names no check")) }
    guard let reason, !reason.allSatisfy(\.isWhitespace) else {
      return .failure(.init(message: "it gives no reason: add reason=\"…\""))
    }
    return Result { () throws(CheckNames.Unknown) in try names.waivable(self.names) }
  }
}

extension CheckNames {
  /// The ids of the checks that the names of a waiver mean.
  func waivable(_ names: [String]) throws(Unknown) -> Set<String> {
    var ids: Set<String> = []
    for name in names {
      let waivable = try checks(named: name).filter(\.waivable)
      guard !waivable.isEmpty else { throw Unknown(message: "\(name) cannot be waived") }
      for about in waivable { ids.insert(about.id) }
    }
    return ids
  }
}
