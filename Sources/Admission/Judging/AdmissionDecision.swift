public import Findings
public import Judgement

/// What is answered to one request, and why.
public struct AdmissionDecision: Sendable {
  /// The findings that refuse the object.
  public internal(set) var refusing: [Finding] = []
  /// Those that are told to whoever sent it.
  public internal(set) var warning: [Finding] = []
  /// Those that go into the audit log only.
  public internal(set) var audited: [Finding] = []
  /// Those that are waived, each with its waiver.
  public internal(set) var waived: [(finding: Finding, waiver: Waiver)] = []
  /// The checks whose findings depend on objects that a review does not show: they are notes.
  public internal(set) var undecided: [String] = []
  /// The findings that the object had before an update are among the warnings.
  public internal(set) var hasUnchanged = false
  /// Why it was not judged: an exemption in words.
  public internal(set) var exemption: String?
  /// Why it could not be judged, and whether that refuses it.
  public internal(set) var failure: (reason: String, refuses: Bool)?

  public init() {}

  public var isAllowed: Bool { refusing.isEmpty && !(failure?.refuses ?? false) }

  /// Whether somebody may want to read of it: all but what passes without a word.
  public var matters: Bool {
    !refusing.isEmpty || !warning.isEmpty || !audited.isEmpty || !waived.isEmpty || failure != nil
  }

  /// The word for it in logs and metrics.
  public var outcome: String {
    if failure != nil { return "error" }
    if !refusing.isEmpty { return "denied" }
    if exemption != nil { return "exempt" }
    if !warning.isEmpty { return "warned" }
    return audited.isEmpty ? "allowed" : "audited"
  }
}
