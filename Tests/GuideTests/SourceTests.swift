import FoundationEssentials
import Guide
import Testing

/// The catalogue from which the chapters were once written, where it lies beside the package.
private let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "../shared/guide/catalogue.yaml").path

@Suite("The catalogue's source")
struct SourceTests {
  struct Entry: Hashable {
    var id: String
    var title = ""
    var severity = ""
  }

  @Test(
    "ids, titles and severities are those of the source",
    .enabled(
      if: FileManager.default.fileExists(atPath: source),
      "NOT COMPARED: ../shared/guide/catalogue.yaml is not there, so nothing was held against it"))
  func same() throws {
    let text = try String(contentsOfFile: source, encoding: .utf8)
    var entries: [Entry] = []
    for line in text.split(separator: "\n") {
      if let id = line.value(after: "- id: ") {
        entries.append(Entry(id: id))
      } else if !entries.isEmpty {
        let last = entries.count - 1
        if let title = line.value(after: "  title: ") { entries[last].title = title }
        if let severity = line.value(after: "  severity: ") { entries[last].severity = severity }
      }
    }
    let ours = Catalogue.recommendations.map {
      Entry(id: $0.id, title: $0.title, severity: $0.severity.rawValue)
    }
    #expect(entries.count == 170)
    #expect(ours == entries)
  }
}

extension Substring {
  fileprivate func value(after key: String) -> String? {
    hasPrefix(key) ? String(dropFirst(key.count)) : nil
  }
}
