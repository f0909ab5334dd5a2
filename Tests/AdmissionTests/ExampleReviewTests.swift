import Admission
import Assessment
import Checks
import Documents
import Findings
import Judgement
import Kubernetes
import Testing

/// The door says what the scan says: every object of every check's examples, wrapped as a review, yields exactly the
/// findings of a scan of that object.
@Suite("Examples of the checks at the door") struct ExampleReviewTests {
  @Test(
    "wrapped as reviews, they yield the scan's findings",
    arguments: Registry.checks.map { type(of: $0).about.id })
  func wrapped(_ id: String) throws {
    let check = try #require(Registry.check(id))
    guard !(check is any JudgementCheck), id != "input/duplicate-key" else { return }
    let about = type(of: check).about
    for example in about.fails + about.passes {
      let minor = example.minor ?? KubernetesVersion.latest.minor
      let profile = try #require(
        example.profile ?? Profile.allCases.first { about.takesPart(in: $0, minor: minor) })
      let judge = try Reviews.judge(Self.configuration(example, minor, profile))
      for document in parse(example.text).documents {
        guard case .objects(let objects) = KubernetesObject.read(document) else { continue }
        for object in objects
        where object.role == .manifest && object.node["kind"] != nil && object.node["apiVersion"] != nil
          && document["items"] == nil
        {
          let resource = Self.resource(object.kind)
          let json = Reviews.json(object.node)
          let request = try Reviews.request(object: json, resource: resource, namespace: "somewhere")
          guard !Self.unjudged.contains(resource) else { continue }
          let decision = judge.judge(request, today: nil)
          #expect(decision.failure == nil)
          let told = decision.refusing + decision.warning + decision.audited
          let expected = try Self.scan(json, profile, minor, example.settings)
          #expect(
            Set(told.map(Self.line)) == Set(expected.map(Self.line)),
            "\(id), \(example.title), \(object.kind)")
          #expect(told.count == expected.count)
          // What only others could decide is a note.
          #expect(decision.refusedChecks.union(decision.warnedChecks).isDisjoint(with: decision.undecided))
        }
      }
    }
  }

  @Test("what a check that asks for other objects finds is a note, and no word to whoever makes the object")
  func undecided() throws {
    let binding = """
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
        labels:
          pod-security.kubernetes.io/enforce: restricted
      """
    let judge = try Reviews.judge("fail-on: low\nadmission: {mode: enforce}")
    let decision = judge.judge(try Reviews.review(binding, resource: "namespaces"), today: nil)
    #expect(decision.refusedChecks.isEmpty)
    #expect(decision.undecided.contains("network/default-deny-ingress"))
    #expect(!decision.warnedChecks.contains("network/default-deny-ingress"))
    #expect(decision.audited.contains { $0.check == "network/default-deny-ingress" })
  }

  private static let unjudged: Set = ["secrets", "nodes", "leases", "events", "endpoints", "endpointslices"]

  private static func resource(_ kind: String) -> String {
    let name = kind.lowercased()
    return name.hasSuffix("s") ? name : name + "s"
  }

  private static func line(_ finding: Finding) -> String {
    "\(finding.check) \(finding.severity) \(finding.container ?? "") \(finding.path) \(finding.message)"
  }

  private static func configuration(_ example: Example, _ minor: Int, _ profile: Profile) -> String {
    let parameters = example.settings.map { name, values in
      "\(Reviews.quoted(name)): [\(values.map(Reviews.quoted).joined(separator: ", "))]"
    }
    return """
      profile: \(profile.rawValue)
      kubernetes-version: "1.\(minor)"
      fail-on: low
      parameters: {\(parameters.joined(separator: ", "))}
      admission: {mode: enforce, exempt: {namespaces: []}}
      """
  }

  private static func scan(
    _ json: String, _ profile: Profile, _ minor: Int, _ settings: [String: [String]]
  ) throws -> [Finding] {
    let parsed = parse(json, claim: .json)
    guard case .objects(let objects) = KubernetesObject.read(try #require(parsed.documents.first)) else {
      return []
    }
    let inventory = Inventory(objects: objects)
    let context = Context(
      inventory: inventory, version: .init(minor: minor), profile: profile, settings: settings)
    return CheckRunner(checks: Registry.checks, context: context)
      .run(objects: objects, workloads: inventory.workloads, tree: parsed.tree).findings
  }
}
