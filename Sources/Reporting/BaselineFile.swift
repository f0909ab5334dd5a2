public import Judgement

/// The baseline as JSON: `Schemas/baseline.schema.json`. One finding a line, in a fixed order, so that
/// a change of it reads well as a diff.
public struct BaselineFile: Sendable {
  public init() {}

  public func write(_ baseline: Baseline, to output: Output) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("bulwarkBaseline", Baseline.version)
        json.key("findings")
        json.array { json in
          for (entry, count) in baseline.entries {
            json.lineBreak()
            json.object { json in
              json.field("check", entry.check)
              json.asciiField("subject", entry.subject)
              json.field("count", count)
              json.field("fingerprint", entry.fingerprint)
            }
          }
          if baseline.total > 0 { json.closingLineBreak() }
        }
      }
    }
  }
}
