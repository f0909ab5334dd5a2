import AuditPolicies
import Documents
import Kubernetes
import Testing

/// What detections see under a policy.
struct PolicySightTests {
  private func policy(_ text: String) throws -> AuditPolicy {
    let document = try #require(parse(text).documents.first)
    guard case .objects(let objects) = KubernetesObject.read(document), let object = objects.first else {
      throw Failure()
    }
    return try #require(AuditPolicy(object))
  }

  private struct Failure: Error {}
  private let head = "apiVersion: audit.k8s.io/v1\nkind: Policy\n"

  @Test func `the recommended policy blinds nobody and leaks nothing`() throws {
    let policy = try policy(RecommendedPolicy.text)
    let sights = PolicySight.all(under: policy)
    #expect(!sights.contains { $0.verdict == .blind && $0.about.id != "AUD-CRED-11" })
    #expect(sights.filter { $0.verdict != .sees }.map(\.about.id) == ["AUD-CRED-05", "AUD-CRED-11"])
    #expect(SecretLeak.all(under: policy).isEmpty)
  }

  @Test func `no rule blinds all`() throws {
    let sights = PolicySight.all(under: try policy(head + "rules: []\n"))
    #expect(sights.allSatisfy { $0.verdict == .blind })
  }

  @Test func `metadata alone leaves the bodies out, and everything leaks`() throws {
    let metadata = PolicySight.all(under: try policy(head + "rules: [{level: Metadata}]\n"))
    #expect(metadata.first { $0.about.id == "AUD-EXEC-01" }?.verdict == .sees)
    #expect(metadata.first { $0.about.id == "AUD-POD-01" }?.verdict == .half)
    let everything = try policy(head + "rules: [{level: RequestResponse}]\n")
    #expect(PolicySight.all(under: everything).allSatisfy { $0.verdict == .sees })
    #expect(SecretLeak.all(under: everything).count == 6)
  }

  @Test func `a stage that is left out hides refused logins and the opening of sessions`() throws {
    let policy = try policy(
      head + "omitStages: [RequestReceived, ResponseStarted]\nrules: [{level: RequestResponse}]\n")
    let sights = PolicySight.all(under: policy)
    #expect(sights.first { $0.about.id == "AUD-ANON-03" }?.verdict == .half)
    #expect(sights.first { $0.about.id == "AUD-EXEC-01" }?.gaps.first?.stage == "ResponseStarted")
  }

  @Test func `what is suggested closes the gaps`() throws {
    let before = head + "rules:\n- {level: None, verbs: [get, list, watch]}\n- level: Metadata\n"
    let suggestion = PolicySuggestion(PolicySight.all(under: try policy(before)))
    let rules = suggestion.text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("# and at") }.joined(separator: "\n")
    let after = head + "rules:\n\(rules)\n- level: Metadata\n"
    let sights = PolicySight.all(under: try policy(after))
    #expect(sights.filter { $0.verdict != .sees }.map(\.about.id) == ["AUD-CRED-05", "AUD-CRED-11"])
    #expect(SecretLeak.all(under: try policy(after)).isEmpty)
  }

  @Test func `paths match paths and names match names`() throws {
    let rules =
      "rules:\n- {level: None, nonResourceURLs: ['/healthz*']}\n"
      + "- {level: None, resources: [{group: '', resources: [configmaps], resourceNames: [leader]}]}\n- level: Metadata\n"
    let policy = try policy(head + rules)
    #expect(policy.level(of: .init("get", "", path: "/healthz/etcd")).level == .none)
    #expect(policy.level(of: .init("get", "", path: "/version")).level == .metadata)
    #expect(policy.level(of: .init("get", "configmaps", name: "leader")).level == .none)
    #expect(policy.level(of: .init("list", "configmaps")).level == .metadata)
  }
}
