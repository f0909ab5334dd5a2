import Assessment
import Foundation
import FoundationXML
import Reporting
import Testing

@Suite("JUnit") struct JUnitTests {
  /// The document as XMLParser reads it: each element's name and attributes, and its text.
  private final class Document: NSObject, XMLParserDelegate {
    struct Element {
      let name: String
      let attributes: [String: String]
      var text = ""
    }
    var elements: [Element] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if !elements.isEmpty { elements[elements.count - 1].text += text }
    }
  }

  private func document(_ report: Report) throws -> Document {
    let parser = XMLParser(data: Data(written { JUnitReport().write(report, to: $0) }.utf8))
    let document = Document()
    parser.delegate = document
    let isWell = parser.parse()
    #expect(isWell, "\(String(describing: parser.parserError))")
    return document
  }

  @Test("a failure names its place, its line and its remedy; the counts are right")
  func failures() throws {
    let bad = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers: []\n"
    let report = try scanned(["a.yaml": bad, "b.yaml": bad, "c.yaml": "a: [\n"])
    let elements = try document(report).elements
    func count(_ name: String) -> Int { elements.count { $0.name == name } }
    let root = try #require(elements.first)
    #expect(root.attributes["tests"] == "\(count("testcase"))")
    #expect(root.attributes["failures"] == "\(count("failure"))" && count("failure") == report.findings.count)
    #expect(root.attributes["errors"] == "1" && count("error") == 1)
    #expect(elements.filter { $0.name == "testsuite" }.count == 4)  // input, two files, passed
    let test = try #require(elements.firstIndex { $0.attributes["classname"] == "pod/no-host-pid" })
    #expect(elements[test].attributes["name"] == "Pod a: spec.hostPID")
    #expect(elements[test].attributes["file"]?.hasSuffix("/a.yaml") ?? false)
    let failure = elements[test + 1]
    #expect(failure.attributes["type"] == "high")
    #expect(failure.text.contains("/a.yaml:5:12\n  hostPID: true\nWhy: "))
    #expect(failure.text.contains("\nFix after review: "))
    // The same pod once more, in the other file: GitLab would drop a test of the same name.
    #expect(elements.contains { $0.attributes["name"] == "Pod a: spec.hostPID (2)" })
    let names = elements.filter { $0.name == "testcase" }
      .map { "\($0.attributes["classname"] ?? "") \($0.attributes["name"] ?? "")" }
    #expect(Set(names).count == names.count)
  }

  @Test("a clean input still has a test")
  func clean() throws {
    let report = try scanned(["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"])
    let elements = try document(report).elements
    #expect(elements.contains { $0.attributes["name"] == "all of the input was read" })
    #expect(!elements.contains { $0.name == "failure" || $0.name == "error" })
  }

  @Test("evil names stay text, even those that XML cannot hold")
  func evil() throws {
    let report = try scanned(Evil.files())
    let elements = try document(report).elements
    #expect(Set(elements.map(\.name)) == ["testsuites", "testsuite", "testcase", "failure", "error"])
    let failures = elements.filter { $0.name == "failure" }
    #expect(failures.count == report.findings.count)
    for element in elements {
      let texts = [element.text] + element.attributes.values
      #expect(!texts.contains { $0.unicodeScalars.contains(where: Evil.isHarmful) })
      #expect(!texts.contains { $0.contains("battery-st4ple") })
      #expect(!element.text.contains("\n::error"))
    }
    let test = try #require(elements.first { $0.attributes["classname"] == "pod/no-host-pid" })
    #expect(test.attributes["name"]?.contains(#"`|```<script>]]>-->"'\ @team"#) ?? false)
    #expect(test.attributes["name"]?.contains(#"\u{7}\u{85}\u{FFFE}"#) ?? false)
  }
}
