import Assessment
import Checks
import Findings
import FoundationEssentials
import Glibc
import Guide
import Kubernetes
import Testing

private let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let regolibraryRules = package.appending(path: "../shared/corpus/regolibrary/rules").path

/// The cases of kubescape's rules, where they lie beside the package: `<rule>/test/<case>/input` holds
/// objects, `<rule>/test/<case>/expected.json` names those that fail. `Docs/regolibrary.md` says which
/// rules are held against which checks, and where and why the verdicts differ: its tables are the data of
/// this test, so it tells no more and no less than what is so.
@Suite("Regolibrary's cases") struct RegolibraryTests {
  @Test(
    "we differ where Docs/regolibrary.md says so, and nowhere else",
    .enabled(
      if: FileManager.default.fileExists(atPath: regolibraryRules),
      "NOT COMPARED: ../shared/corpus/regolibrary is not there, so nothing was held against its cases"))
  func agreement() throws {
    let page = try AgreementPage()
    var found: Set<Difference> = []
    var compared: Set<String> = []
    for rule in page.rules {
      let checks = rule.selection
      // A rule waits until there are checks to hold against it.
      guard !checks.isEmpty else { continue }
      compared.insert(rule.name)
      let cases = try FileManager.default.contentsOfDirectory(atPath: "\(regolibraryRules)/\(rule.name)/test")
      for name in cases {
        let folder = "\(regolibraryRules)/\(rule.name)/test/\(name)"
        let theirs = try expected(at: "\(folder)/expected.json")
        let ours = verdict(on: "\(folder)/input", by: checks, minor: rule.minor)
        let id = "\(rule.name)/\(name)"
        for object in theirs.subtracting(ours) { found.insert(Difference(id, object, .regolibrary)) }
        for object in ours.subtracting(theirs) { found.insert(Difference(id, object, .bulwark)) }
      }
    }
    #expect(compared.count >= 13)
    let told = page.differences.filter { row in compared.contains { fnmatch(row.rule, $0, 0) == 0 } }
    let untold = found.filter { difference in !told.contains { $0.covers(difference) } }
    #expect(untold.map(\.row).sorted() == [], "differences that the page does not tell")
    let stale = told.filter { row in !found.contains(where: row.covers) }
    #expect(stale.map(\.row) == [], "told, but the verdicts agree")
  }

  @Test("a rule is held against checks of the recommendations that its controls mean")
  func aliases() throws {
    for rule in try AgreementPage().rules {
      let meant = Set(rule.controls.flatMap(Catalogue.aliases).map(\.id))
      // The guidance has no name for what it does not ask for.
      for check in rule.checks where !check.hasPrefix("cis/") {
        let id = check.split(separator: "/").prefix(2).joined(separator: "/")
        #expect(meant.contains(id), "\(rule.name): \(check)")
      }
    }
  }

  /// The objects that fail, as "Kind/name": the expectations leave the namespace out.
  private func verdict(on folder: String, by checks: [any Check], minor: Int?) -> Set<String> {
    var scan = Scan(paths: [folder])
    scan.checks = checks
    scan.respectGitignore = false
    if checks.allSatisfy({ type(of: $0).about.id.hasPrefix("cis/") }) { scan.profile = .cis }
    if let minor { scan.version = KubernetesVersion(minor: minor) }
    return Set(scan.run().findings.map { "\($0.subject.kind)/\($0.subject.name)" })
  }

  private func expected(at path: String) throws -> Set<String> {
    let findings = try JSONDecoder().decode(
      [ExpectedFinding].self, from: Data(contentsOf: URL(filePath: path)))
    return Set(
      findings.flatMap { $0.alertObject.k8sApiObjects ?? [] }.map { "\($0.kind)/\($0.metadata?.name ?? "")" })
  }
}

/// What regolibrary expects, as far as it is compared.
private struct ExpectedFinding: Decodable {
  struct Alert: Decodable { let k8sApiObjects: [Object]? }
  struct Object: Decodable {
    let kind: String
    let metadata: Metadata?
  }
  struct Metadata: Decodable { let name: String? }
  let alertObject: Alert
}

/// An object that one of the two finds fault with; in the page `*` stands for any part of a name.
struct Difference: Hashable {
  enum Finder: String {
    case regolibrary, bulwark = "Bulwark"
    /// Both find fault, and mend it in different ways.
    case fix
  }
  let id: String
  let object: String
  let finder: Finder

  init(_ id: String, _ object: String, _ finder: Finder) {
    self.id = id
    self.object = object
    self.finder = finder
  }

  func covers(_ other: Difference) -> Bool {
    finder == other.finder && fnmatch(id, other.id, 0) == 0 && fnmatch(object, other.object, 0) == 0
  }

  /// The folder of the rule.
  var rule: String { String(id.prefix { $0 != "/" }) }

  /// The first cells of its row in the page.
  var row: String { "| `\(id)` | `\(object)` | \(finder.rawValue) |" }
}

/// The tables of `Docs/regolibrary.md`.
struct AgreementPage {
  struct Rule {
    let name: String
    let controls: [String]
    let checks: [String]
    /// The Kubernetes version to judge for; nil means the newest.
    let minor: Int?

    /// The checks with these ids; `a/b/*` means all that serve the recommendation `a/b`.
    var selection: [any Check] {
      Registry.checks.filter { check in
        let about = type(of: check).about
        return checks.contains(about.id) || checks.contains("\(about.recommendation)/*")
      }
    }
  }

  var rules: [Rule] = []
  var differences: [Difference] = []
  /// Where our fix does not hold theirs.
  var fixes: [Difference] = []

  init() throws {
    let text = try String(contentsOf: package.appending(path: "Docs/regolibrary.md"), encoding: .utf8)
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.split { " `,".contains($0) }.map(String.init) }
      try #require(cells.count >= 4, "\(line)")
      let isDifference = cells[0][0].contains("/")
      if isDifference {
        let finder = try #require(Difference.Finder(rawValue: cells[2].joined()), "\(line)")
        try #require(!cells[3].isEmpty, "no reason: \(line)")
        let difference = Difference(cells[0][0], cells[1][0], finder)
        if finder == .fix { fixes.append(difference) } else { differences.append(difference) }
      } else {
        let minor = cells[3].first.flatMap(KubernetesVersion.init)?.minor
        rules.append(Rule(name: cells[0][0], controls: cells[1], checks: cells[2], minor: minor))
      }
    }
  }
}
