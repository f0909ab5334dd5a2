internal import Documents
internal import Findings
internal import Judgement
internal import Reporting

/// The answer to a review, as the API server reads it.
public struct ReviewAnswer: Sendable {
  /// The whole body.
  public let body: [UInt8]

  /// - Parameter patch: JSON Patch to be made of the object; nil where nothing is.
  public init(_ decision: AdmissionDecision, to request: ReviewRequest, patch: JSONPatch? = nil) {
    body = JSONWriter.bytes { json in
      json.object { json in
        json.field("kind", "AdmissionReview")
        json.field("apiVersion", "admission.k8s.io/v1")
        json.key("response")
        json.object { json in Self.write(decision, request, patch, &json) }
      }
    }
  }

  private static func write(
    _ decision: AdmissionDecision, _ request: ReviewRequest, _ patch: JSONPatch?, _ json: inout JSONWriter
  ) {
    json.field("uid", request.uid)
    json.key("allowed")
    json.value(decision.isAllowed)
    if !decision.isAllowed {
      json.key("status")
      json.object { json in
        json.field("status", "Failure")
        json.field("message", AnswerText.message(decision))
        json.field("reason", "Forbidden")
        json.field("code", 403)
      }
    }
    let warnings = AnswerText.warnings(decision)
    if !warnings.isEmpty {
      json.key("warnings")
      json.array { json in for warning in warnings { json.value(warning) } }
    }
    let notes = self.notes(decision, patch)
    if !notes.isEmpty {
      json.key("auditAnnotations")
      json.object { json in for (key, text) in notes { json.field(key, text) } }
    }
    if let patch, !patch.isEmpty {
      json.field("patchType", "JSONPatch")
      json.field("patch", Base64.encode(patch.body))
    }
  }

  /// What the API server's audit log is to keep.
  private static func notes(
    _ decision: AdmissionDecision, _ patch: JSONPatch?
  ) -> [(key: StaticString, text: String)] {
    func ids(_ findings: [Finding]) -> String {
      AnswerText.cut(Set(findings.map(\.check)).sorted().joined(separator: ","), 4000)
    }
    var notes: [(key: StaticString, text: String)] = []
    if let reason = decision.exemption { notes.append(("exempt", AnswerText.plain(reason, 300))) }
    if let failure = decision.failure { notes.append(("failure", AnswerText.plain(failure.reason, 500))) }
    if !decision.refusing.isEmpty { notes.append(("refused", ids(decision.refusing))) }
    if !decision.warning.isEmpty { notes.append(("warned", ids(decision.warning))) }
    if !decision.audited.isEmpty { notes.append(("audited", ids(decision.audited))) }
    if decision.hasUnchanged { notes.append(("unchanged", "findings that the object had before only warn")) }
    if !decision.undecided.isEmpty {
      let list = decision.undecided.sorted().joined(separator: ",")
      notes.append(("not-decided", AnswerText.cut("depend on other objects: \(list)", 4000)))
    }
    if !decision.waived.isEmpty {
      let list = decision.waived.map { finding, waiver in
        let owner = waiver.owner.map { " of \(AnswerText.plain($0, 100))" } ?? ""
        return
          "\(finding.check) by the \(waiver.origin.rawValue)\(owner): \(AnswerText.plain(waiver.reason, 200))"
      }
      notes.append(("waived", AnswerText.cut(list.joined(separator: "; "), 4000)))
    }
    if let patch, !patch.isEmpty { notes.append(("changed", patch.checks.joined(separator: ","))) }
    return notes
  }
}
