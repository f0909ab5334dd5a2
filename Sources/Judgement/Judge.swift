public import Documents
public import Findings
internal import Guide

/// Decides which findings are waived, and finds what is wrong with the waivers themselves and with the other
/// statements of the configuration. Reads no file and no clock.
public struct Judge {
  private let configured: [Waiver]
  private let attestations: [Attestation]
  private let names: CheckNames
  /// The ids of the checks that took part in the run.
  private let ran: Set<String>
  private let today: Day?
  private var inline: [(tree: Tree, waivers: InlineWaivers, tells: Telling)] = []
  private var places: [ObjectIdentifier: Int] = [:]
  private var used: Set<ObjectIdentifier> = []

  public init(
    waivers: [Waiver], attestations: [Attestation] = [], names: CheckNames, ran: Set<String>, today: Day?
  ) {
    configured = waivers
    self.attestations = attestations
    self.names = names
    self.ran = ran
    self.today = today
  }

  /// What is said of the waivers in a text.
  public enum Telling: Sendable {
    case all
    /// Not that one has no use: it may have one in another text.
    case faults
    case nothing
  }

  /// Reads the waivers in a text.
  public mutating func read(_ tree: Tree, subjects: [Subject], tells: Telling = .all) {
    places[ObjectIdentifier(tree)] = inline.count
    inline.append((tree, InlineWaivers(tree, subjects: subjects, names: names), tells))
  }

  /// There is nothing to judge by, and nothing to be said.
  public var isIdle: Bool { configured.isEmpty && inline.isEmpty && attestations.isEmpty }

  /// The waiver that covers a finding, the nearest to it first; those of the configuration come last.
  ///
  /// - Parameter file: The path of the finding's file from the folder of the configuration.
  public mutating func waiver(of finding: Finding, file: () -> String?) -> Waiver? {
    let near =
      places[ObjectIdentifier(finding.place.tree)].map { inline[$0].waivers.waivers(of: finding) } ?? []
    let far = configured.filter {
      $0.checks.contains(finding.check) && $0.selector.matches(finding, file: file)
    }
    let valid = (near + far).filter { !$0.isExpired(on: today) }
    // All that would do have a use: without the first the second would serve.
    for waiver in valid { used.insert(ObjectIdentifier(waiver)) }
    return valid.first
  }

  // MARK: What is wrong with the waivers

  /// The findings about the waivers, in the order of the texts that were read, then of the configuration.
  ///
  /// - Parameter sawAll: Whether a waiver of the configuration could have had a use: a run over a part of
  ///   its files says nothing of that.
  public func remarks(sawAll: (Waiver) -> Bool) -> [Finding] {
    var findings: [Finding] = []
    for (_, waivers, tells) in inline where tells != .nothing {
      for waiver in waivers.malformed {
        findings += remark(
          "input/waiver-malformed", "has a waiver that waives nothing: \(waiver.message)", waiver.place,
          waiver.subject, waiver.text + waiver.message, "Mend the waiver or remove it")
      }
      for waiver in waivers.all { findings += remarks(on: waiver, couldBeUsed: tells == .all) }
    }
    for waiver in configured { findings += remarks(on: waiver, couldBeUsed: sawAll(waiver)) }
    for statement in attestations where statement.isExpired(on: today) {
      let id = statement.recommendation
      findings += remark(
        "input/attestation-expired",
        "attests \(id) until \(statement.expires), which is over: it is not assessed again",
        statement.place, statement.subject, id, "Ask the owner whether it still holds, and set new dates")
    }
    return findings
  }

  private func remarks(on waiver: Waiver, couldBeUsed: Bool) -> [Finding] {
    let what = waiver.names.joined(separator: " ")
    func remark(_ check: String, _ message: String, severity: Severity? = nil, _ advice: String) -> [Finding]
    {
      self.remark(check, message, waiver.place, waiver.subject, severity: severity, what, advice)
    }
    if let until = waiver.until, waiver.isExpired(on: today) {
      return remark(
        "input/waiver-expired", "waives \(what) until \(until), which is over: its findings count again",
        "Mend what it waives, or look at the reason again and set a new date")
    }
    var findings: [Finding] = []
    if couldBeUsed, !used.contains(ObjectIdentifier(waiver)), !waiver.checks.isDisjoint(with: ran) {
      findings += remark(
        "input/waiver-unused", "waives \(what), and no finding needs it", "Remove the waiver")
    }
    if let breadth = waiver.breadth {
      findings += remark(
        "input/waiver-too-broad", breadth, "Waive the findings that were looked at, one by one")
    } else if waiver.until == nil {
      let field = waiver.origin == .configuration ? "expires: 2027-01-31" : "until=2027-01-31"
      findings += remark(
        "input/waiver-too-broad", "waives \(what) for ever", severity: .low,
        "Say when to look at it again: \(field)")
    }
    return findings
  }

  private func remark(
    _ check: String, _ message: String, _ place: Place, _ subject: Subject, severity: Severity? = nil,
    _ discriminator: String, _ advice: String
  ) -> [Finding] {
    guard ran.contains(check), let about = names.abouts.first(where: { $0.id == check }) else { return [] }
    return [
      Finding(
        check: check, severity: severity ?? about.severity, message: message, subject: subject,
        container: nil,
        place: place, discriminator: discriminator, remedy: .advice(advice))
    ]
  }
}
