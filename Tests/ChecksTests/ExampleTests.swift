import Assessment
import Checks
import Documents
import Findings
import Judgement
import Kubernetes
import Testing

/// Every example of every check is a test: the failing ones yield exactly that check's findings at
/// exactly the marked places, the passing ones nothing.
@Suite("Examples of the checks") struct ExampleTests {
  @Test("failing examples fail at their marks", arguments: Registry.checks.map { type(of: $0).about.id })
  func failing(_ id: String) throws {
    let check = try #require(Registry.check(id))
    let about = type(of: check).about
    #expect(!about.fails.isEmpty, "a check needs a failing example")
    for example in about.fails {
      #expect(!example.places.isEmpty, "\(example.title): nothing is marked")
      let findings = try ExampleRun(example, of: check).findings
      #expect(findings.allSatisfy { $0.check == id })
      let severity = example.severity ?? about.severity
      #expect(findings.allSatisfy { $0.severity == severity }, "\(id), \(example.title): not \(severity)")
      let ranges = findings.map(\.place.range).sorted { $0.lowerBound < $1.lowerBound }
      #expect(ranges == example.places, "\(id), \(example.title): \(describe(ranges, example.text))")
    }
  }

  @Test("passing examples pass", arguments: Registry.checks.map { type(of: $0).about.id })
  func passing(_ id: String) throws {
    let check = try #require(Registry.check(id))
    let about = type(of: check).about
    #expect(!about.passes.isEmpty, "a check needs a passing example")
    for example in about.passes {
      #expect(example.places.isEmpty)
      let findings = try ExampleRun(example, of: check).findings
      #expect(findings.isEmpty, "\(id), \(example.title): \(findings.map(\.message))")
    }
  }

  @Test(
    "a remedy, once applied, closes its finding", arguments: Registry.checks.map { type(of: $0).about.id })
  func remedies(_ id: String) throws {
    let check = try #require(Registry.check(id))
    for example in type(of: check).about.fails {
      let before = try ExampleRun(example, of: check).findings
      for finding in before {
        let remedy = try #require(finding.remedy, "\(id), \(example.title): no remedy")
        guard remedy.safety != .manual else { continue }
        let change = try #require(remedy.change, "\(id): only advice comes without a change")
        let edits = try change.edits()
        let bytes = try #require(applying(edits, to: Array(example.text.utf8)))
        let text = String(decoding: bytes, as: UTF8.self)
        let after = try ExampleRun(example, of: check, text: text).findings
        #expect(after.count < before.count, "\(id), \(example.title): still found in\n\(text)")
        let identities = before.map { Fingerprint($0) }
        #expect(after.allSatisfy { identities.contains(Fingerprint($0)) }, "\(id): new findings in\n\(text)")
      }
    }
  }

  /// Where no working program can depend on what a safe remedy takes away, as the check's file says.
  private static let withoutExclusions: Set = [
    "auth/token-protection/lookup", "pod/seccomp/ignored-annotation", "upgrade/remove-unused/repeated",
  ]

  @Test("a check with a safe remedy shows what its remedy is not safe for")
  func exclusions() throws {
    var safe: Set<String> = []
    for check in Registry.checks {
      let about = type(of: check).about
      let safeties = Set(
        try about.fails.flatMap { try ExampleRun($0, of: check).findings.compactMap { $0.remedy?.safety } })
      guard safeties.contains(.safe) else { continue }
      safe.insert(about.id)
      let isExcluded = Self.withoutExclusions.contains(about.id)
      #expect(isExcluded == (safeties == [.safe]), "\(about.id): no example in which the remedy is not safe")
    }
    #expect(safe.isSuperset(of: Self.withoutExclusions) && safe.contains("pod/no-privilege-escalation"))
    #expect(!safe.contains { $0.hasPrefix("pod/no-sa-token-automount") })
  }

  private func describe(_ ranges: [Range<Int>], _ text: String) -> String {
    let bytes = Array(text.utf8)
    return ranges.map { "\($0) \(String(decoding: bytes[$0], as: UTF8.self))" }.joined(separator: "; ")
  }
}

/// One example judged by one check.
struct ExampleRun {
  let findings: [Finding]
  let judged: Int

  init(_ example: Example, of check: any Check, text: String? = nil) throws {
    let about = type(of: check).about
    let minor = example.minor ?? KubernetesVersion.latest.minor
    let profile = try #require(
      example.profile ?? Profile.allCases.first { about.takesPart(in: $0, minor: minor) })
    guard about.scope != .configuration else {
      findings = try Self.remarks(onConfiguration: text ?? example.text).filter { $0.check == about.id }
      judged = 0
      return
    }
    let parsed = parse(text ?? example.text)
    #expect(parsed.errors.isEmpty, "\(about.id), \(example.title): \(parsed.errors)")
    var objects: [KubernetesObject] = []
    for document in parsed.documents {
      guard case .objects(let read) = KubernetesObject.read(document) else {
        Issue.record("\(about.id), \(example.title): not an object")
        continue
      }
      objects += read
    }
    let inventory = Inventory(objects: objects)
    let context = Context(
      inventory: inventory, version: .init(minor: minor), profile: profile, settings: example.settings,
      today: Day("2026-06-01"))
    let isJudgement = check is any JudgementCheck
    let runner = CheckRunner(checks: isJudgement ? Registry.checks : [check], context: context)
    let outcome = runner.run(objects: objects, workloads: inventory.workloads, tree: parsed.tree)
    findings =
      isJudgement
      ? Self.remarks(on: outcome.findings, parsed.tree, objects, runner).filter { $0.check == about.id }
      : outcome.findings
    judged = outcome.judged.reduce(0, +)
  }

  /// What is wrong with the statements of a configuration on the day that the examples speak of.
  private static func remarks(onConfiguration text: String) throws -> [Finding] {
    let configuration = try Configuration(reading: Array(text.utf8), name: "c.yaml", names: Registry.names) {
      _ in true
    }
    return Judge(
      waivers: configuration.waivers, attestations: configuration.attestations, names: Registry.names,
      ran: Set(Registry.names.abouts.map(\.id)), today: Day("2026-06-01")
    ).remarks { _ in true }
  }

  /// What is wrong with the waivers of the example on the day that it speaks of.
  private static func remarks(
    on findings: [Finding], _ tree: Tree, _ objects: [KubernetesObject], _ runner: CheckRunner
  ) -> [Finding] {
    var judge = Judge(
      waivers: [], names: Registry.names, ran: Set(runner.checkIDs), today: Day("2026-06-01"))
    judge.read(
      tree,
      subjects: objects.map {
        Subject(
          apiVersion: $0.apiVersion, kind: $0.kind, namespace: $0.namespace, name: $0.name, node: $0.node)
      })
    for finding in findings { _ = judge.waiver(of: finding) { nil } }
    return judge.remarks { _ in true }
  }
}
