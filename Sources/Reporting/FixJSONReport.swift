internal import Assessment
internal import Documents
internal import Findings
internal import Guide
public import Remediation

/// Fixes as JSON: `Schemas/fix-v1.schema.json`.
public struct FixJSONReport: Sendable {
  private let toolVersion: String

  public init(toolVersion: String) { self.toolVersion = toolVersion }

  /// - Parameters:
  ///   - written: The paths of the files that now hold their fixes.
  ///   - refused: Those that could not be written, with the reason.
  public func write(
    _ report: FixReport, written: Set<String>, refused: [(file: String, message: String)],
    to output: Output
  ) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.key("files")
        json.array { json in
          for file in report.files { write(file, isWritten: written.contains(file.path), &json) }
        }
        json.key("left")
        json.array { json in
          for (finding, reason) in report.left {
            json.lineBreak()
            json.object { json in
              write(finding, &json)
              json.field("reason", reason.name)
              json.field("message", reason.words)
            }
          }
        }
        json.key("errors")
        json.array { json in
          for error in report.errors {
            write(error.file, error.position?.line, error.message, &json)
          }
          for (file, message) in refused { write(file, nil, message, &json) }
        }
      }
    }
  }

  private func write(_ file: FileFix, isWritten: Bool, _ json: inout JSONWriter) {
    json.lineBreak()
    json.object { json in
      json.field("file", file.path)
      json.key("written")
      json.value(isWritten)
      json.key("edits")
      json.array { json in
        for edit in file.text.edits {
          json.object { json in
            json.field("offset", edit.range.lowerBound)
            json.field("length", edit.range.count)
            json.field("replacement", edit.replacement)
          }
        }
      }
      json.key("closed")
      json.array { json in
        for (finding, offset) in file.closed {
          json.lineBreak()
          json.object { json in
            write(finding, &json)
            json.field("line", file.source.position(at: offset).line)
          }
        }
      }
    }
  }

  private func write(_ finding: Finding, _ json: inout JSONWriter) {
    json.field("check", finding.check)
    json.field("severity", finding.severity.rawValue)
    json.field("fingerprint", Fingerprint(finding).description)
    json.subject(of: finding)
    json.field("file", finding.place.tree.source.name)
  }

  private func write(_ file: String, _ line: Int?, _ message: String, _ json: inout JSONWriter) {
    json.lineBreak()
    json.object { json in
      json.field("file", file)
      json.field("line", line)
      json.field("message", message)
    }
  }
}
