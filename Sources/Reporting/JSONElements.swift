internal import Assessment
internal import Findings

extension JSONWriter {
  /// Writes an element of an array for each item, one a line: side by side, a few thousand at a time, so
  /// that a large report is never held as a whole. Places, paths and edits are worked out in `body`.
  mutating func elements<Item: Sendable>(
    of items: [Item], jobs: Int, _ body: @Sendable (Item, inout JSONWriter) -> Void
  ) {
    let round = 256 * jobs * 4
    for start in stride(from: 0, to: items.count, by: round) where !isUnread {
      let part = items[start..<min(start + round, items.count)]
      let ranges = batches(of: part.count, size: 256) { _ in 1 }
      let fragments = inParallel(ranges, jobs: jobs) { range in
        JSONWriter.fragment { json in
          for index in range {
            json.lineBreak()
            body(part[start + index], &json)
          }
        }
      }
      for fragment in fragments { elements(fragment) }
    }
  }
}

/// What the documents of several commands say alike.
extension JSONWriter {
  mutating func tool(_ version: String) {
    key("tool")
    object { json in
      json.field("name", "bulwark")
      json.field("version", version)
    }
  }

  mutating func subject(of finding: Finding) {
    key("subject")
    object { json in
      json.field("apiVersion", finding.subject.apiVersion)
      json.field("kind", finding.subject.kind)
      json.field("namespace", finding.subject.namespace)
      json.field("name", finding.subject.name)
      json.field("container", finding.container)
    }
  }

  /// What of the input could not be assessed, and what is wrong with it.
  mutating func gaps(_ unassessed: [Unassessed], _ errors: [InputError]) {
    key("unassessed")
    array { json in
      for entry in unassessed {
        json.lineBreak()
        json.object { json in
          json.field("file", entry.isLive ? nil : entry.file)
          json.field("line", entry.line)
          json.field("reason", entry.reason.rawValue)
          json.field("message", entry.message)
        }
      }
    }
    key("errors")
    array { json in
      for error in errors {
        json.lineBreak()
        json.object { json in
          json.field("file", error.isLive ? nil : error.file)
          json.field("line", error.position?.line)
          json.field("column", error.position?.column)
          json.field("message", error.message)
        }
      }
    }
  }
}
