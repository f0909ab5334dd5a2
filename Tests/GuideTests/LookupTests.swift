import Guide
import Testing

@Suite("Finding a recommendation")
struct LookupTests {
  @Test(
    "a check's third segment does not matter",
    arguments: [
      "pod/drop-capabilities", "pod/drop-capabilities/added", "pod/drop-capabilities/added/more",
    ])
  func check(id: String) {
    #expect(Catalogue.recommendation(forCheck: id)?.id == "pod/drop-capabilities")
  }

  @Test(
    "what is no recommendation is none",
    arguments: [
      "", "/", "pod", "pod/", "pod/drop", "input/duplicate-key", "Pod/non-root", "pod//non-root",
    ])
  func unknown(id: String) {
    #expect(Catalogue.recommendation(id) == nil)
    #expect(Catalogue.recommendation(forCheck: id) == nil)
  }

  @Test("only an exact id is a recommendation's own")
  func exact() {
    #expect(Catalogue.recommendation("pod/drop-capabilities")?.id == "pod/drop-capabilities")
    #expect(Catalogue.recommendation("pod/drop-capabilities/added") == nil)
  }

  @Test(
    "other tools' names, in their spellings",
    arguments: [
      "C-0198", "c-0198", "KSV-0012", "ksv-0012", "KSV012", "AVD-KSV-0012", "avd-ksv-0012", "5.2.7",
      "CIS-5.2.7",
    ])
  func aliases(name: String) {
    #expect(Catalogue.aliases(name).map(\.id).contains("pod/non-root"))
  }

  @Test("every reference of every recommendation leads back to it")
  func everyAlias() {
    for one in Catalogue.recommendations {
      for name in one.maps.kubescape + one.maps.trivy + one.maps.cis {
        #expect(Catalogue.aliases(name).contains(one), "\(name)")
        #expect(Catalogue.aliases(name.lowercased()).contains(one), "\(name)")
      }
    }
  }

  @Test("several recommendations come in catalogue order, each once")
  func aliasOrder() {
    let ids = Catalogue.aliases("C-0013").map(\.id)
    #expect(ids.starts(with: ["pod/non-root", "pod/no-root-group"]))
    #expect(Set(ids).count == ids.count)
  }

  @Test("the older CIS numbering answers only where the newer is silent")
  func olderBenchmark() {
    #expect(Catalogue.aliases("5.2.13").map(\.id) == ["pod/no-host-port"])
    #expect(!Catalogue.aliases("5.2.12").map(\.id).contains("pod/no-host-path"))
  }

  @Test("KSV-01010 is not KSV-0110")
  func zeros() {
    let longer = Catalogue.aliases("KSV-01010")
    #expect(!longer.isEmpty)
    #expect(longer.allSatisfy { $0.maps.trivy.contains("KSV-01010") })
    #expect(Catalogue.aliases("KSV01010") == longer)
  }

  @Test(
    "what no tool has is nobody's",
    arguments: ["", "-", "KSV", "KSV-", "C-9999", "5.2.99", "T1611", "AVD-", "é-1"])
  func noAlias(name: String) {
    #expect(Catalogue.aliases(name).isEmpty)
  }

  @Test(
    "did you mean",
    arguments: [
      ("pod/nonroot", "pod/non-root"), ("pods/non-root", "pod/non-root"), ("POD/Non-Root", "pod/non-root"),
      ("non-root", "pod/non-root"), ("non-rot", "pod/non-root"),
      ("pod/drop-capabilites/added", "pod/drop-capabilities"),
      ("network/default-deny-egres", "network/default-deny-egress"),
    ])
  func nearest(id: String, expected: String) {
    #expect(Catalogue.nearest(to: id) == expected)
  }

  @Test("nothing near is nothing", arguments: ["", "/", "x", "completely/unrelated-words-here"])
  func nothingNear(id: String) {
    #expect(Catalogue.nearest(to: id) == nil)
  }
}

@Suite("Closest match")
struct ClosestMatchTests {
  private let formats = ["text", "json", "sarif", "junit", "markdown", "github"]

  @Test(
    "edits, swaps and case",
    arguments: [
      ("jsn", "json"), ("jsno", "json"), ("JSON", "json"), ("sariff", "sarif"), ("makrdwon", "markdown"),
      ("gihtub", "github"), ("tet", "text"),
    ])
  func near(word: String, expected: String) {
    #expect(closestMatch(to: word, in: formats) == expected)
  }

  @Test("too far is no match", arguments: ["", "yaml", "jn", "textual", "xml"])
  func far(word: String) {
    #expect(closestMatch(to: word, in: formats) == nil)
  }

  @Test("of equals the first, of unequals the nearest")
  func choice() {
    #expect(closestMatch(to: "cat", in: ["car", "cap"]) == "car")
    #expect(closestMatch(to: "cat", in: ["car", "cat"]) == "cat")
    #expect(closestMatch(to: "cat", in: [String]()) == nil)
    #expect(closestMatch(to: "", in: ["", "a"]) == "")
  }

  @Test("a word of any length is answered")
  func longWord() {
    #expect(closestMatch(to: String(repeating: "a", count: 1_000_000), in: formats) == nil)
  }
}
