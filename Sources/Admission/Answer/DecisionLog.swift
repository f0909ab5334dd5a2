internal import Findings
internal import Reporting

/// One line of JSON for a decision that somebody may want to read of: what was asked by whom, and what came of it.
/// It holds ids and names, and nothing of what the object says, in ASCII only.
public enum DecisionLog {
  /// - Parameters:
  ///   - time: The moment, in RFC 3339.
  ///   - duration: How long it took, in microseconds.
  public static func line(
    _ request: ReviewRequest, _ decision: AdmissionDecision, patch: JSONPatch? = nil, time: String,
    duration: Int
  ) -> [UInt8] {
    JSONWriter.bytes { json in
      json.object { json in
        json.field("time", time)
        json.field("level", decision.isAllowed && decision.failure == nil ? "info" : "warning")
        json.field("event", patch == nil ? "review" : "change")
        json.field("outcome", patch == nil ? decision.outcome : "changed")
        json.asciiField("uid", AnswerText.cut(request.uid, 100))
        json.field("operation", request.operation.rawValue)
        json.asciiField("resource", AnswerText.cut(request.target, 200))
        json.asciiField("namespace", AnswerText.cut(request.namespace, 100))
        json.asciiField(
          "name", AnswerText.cut(request.name.isEmpty ? generatedName(request) : request.name, 300))
        json.asciiField("user", AnswerText.cut(request.user, 300))
        if request.isDryRun {
          json.key("dryRun")
          json.value(true)
        }
        list("refused", decision.refusing.map(\.check), &json)
        list("warned", decision.warning.map(\.check), &json)
        list("audited", decision.audited.map(\.check), &json)
        list("waived", decision.waived.map(\.finding.check), &json)
        list("changed", patch?.checks ?? [], &json)
        if let failure = decision.failure { json.asciiField("failure", AnswerText.cut(failure.reason, 500)) }
        json.field("microseconds", duration)
      }
    }
  }

  /// What a server makes a name from, as long as there is none.
  private static func generatedName(_ request: ReviewRequest) -> String {
    let metadata = request.object?["metadata"]
    return metadata?["name"]?.text ?? metadata?["generateName"]?.text ?? ""
  }

  private static func list(_ key: StaticString, _ checks: [String], _ json: inout JSONWriter) {
    guard !checks.isEmpty else { return }
    json.key(key)
    json.array { json in for check in Set(checks).sorted() { json.value(check) } }
  }
}
