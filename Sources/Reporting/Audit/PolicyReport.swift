public import AuditPolicies
internal import Detections
internal import Documents
public import Kubernetes

/// What detections see under an audit policy.
public struct PolicyReport {
  public let sights: [PolicySight]
  public let leaks: [SecretLeak]
  private let policy: AuditPolicy
  private let name: String
  /// Of a sample log the events that each level would keep, from None on; empty without one.
  private let sample: [Int]

  public init(_ policy: AuditPolicy, name: String, sample: [Int] = []) {
    self.policy = policy
    self.name = name
    self.sample = sample
    sights = PolicySight.all(under: policy)
    leaks = SecretLeak.all(under: policy)
  }

  /// Whether a detection is blind, or a secret recorded.
  public var isFaulty: Bool { !leaks.isEmpty || sights.contains { $0.verdict == .blind } }

  public func writeText(style: Style, to output: Output) {
    for verdict in [PolicySight.Verdict.blind, .half] {
      for sight in sights where sight.verdict == verdict {
        let title = TerminalText.escaped(sight.about.title)
        output.write("\(style.bold(verdict.rawValue)) \(sight.about.id) \(title)\n")
        for gap in sight.gaps.prefix(3) { output.write("  \(words(gap))\n") }
        if sight.gaps.count > 3 { output.write("  and \(sight.gaps.count - 3) more\n") }
      }
    }
    for leak in leaks {
      output.write(
        "\(style.error("leak")) \(leak.what) are recorded at \(Self.word(leak.level)): \(place(leak.rule))\n")
    }
    writeSample(to: output)
    func count(_ verdict: PolicySight.Verdict) -> Int { sights.filter { $0.verdict == verdict }.count }
    output.write(
      "\(count(.sees)) detections see, \(count(.half)) are half-blind, \(count(.blind)) blind; "
        + "\(leaks.count) \(leaks.count == 1 ? "leak" : "leaks")\n")
  }

  private func writeSample(to output: Output) {
    let all = sample.reduce(0, +)
    guard all > 0 else { return }
    let kept = all - sample[0]
    output.write("of \(all) events of the sample \(kept) would be kept (\(kept * 100 / all) %): ")
    output.write("\(sample[1]) at Metadata, \(sample[2]) at Request, \(sample[3]) at RequestResponse\n")
  }

  private func words(_ gap: PolicySight.Gap) -> String {
    let request = gap.request
    let what = request.resource.isEmpty ? request.path : request.resource
    let who = request.user.isEmpty ? "nobody" : request.user
    let demand =
      gap.stage.map { "without the stage \($0)" }
      ?? (gap.level == .none
        ? "not recorded" : "recorded at \(Self.word(gap.level)), needs \(Self.word(gap.needed))")
    return "\(request.verb) \(what) by \(who): \(demand), by \(place(gap.rule))"
  }

  private func place(_ rule: Node?) -> String {
    guard let rule else { return "no rule: none matches" }
    let line = rule.tree.source.position(at: rule.range.lowerBound).line
    return "rule \(policy.number(of: rule)) (\(TerminalText.escaped(name)):\(line))"
  }

  private static func word(_ level: AuditPolicy.Level) -> String {
    ["None", "Metadata", "Request", "RequestResponse"][level.rawValue]
  }

  public func writeJSON(toolVersion: String, to output: Output) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.key("tool")
        json.object { json in
          json.field("name", "bulwark")
          json.field("version", toolVersion)
        }
        json.key("detections")
        json.array { json in for sight in sights { write(sight, &json) } }
        json.key("leaks")
        json.array { json in
          for leak in leaks {
            json.object { json in
              json.field("what", leak.what)
              json.field("level", Self.word(leak.level))
              json.field("rule", leak.rule.map { policy.number(of: $0) })
            }
          }
        }
      }
    }
  }

  private func write(_ sight: PolicySight, _ json: inout JSONWriter) {
    json.object { json in
      json.field("detection", sight.about.id)
      json.field("verdict", sight.verdict.rawValue)
      json.key("gaps")
      json.array { json in
        for gap in sight.gaps {
          json.object { json in
            json.field("verb", gap.request.verb)
            json.field("resource", gap.request.resource)
            json.field("group", gap.request.group)
            json.field("level", Self.word(gap.level))
            json.field("needed", Self.word(gap.needed))
            json.field("stage", gap.stage)
            json.field("rule", gap.rule.map { policy.number(of: $0) })
          }
        }
      }
    }
  }
}
