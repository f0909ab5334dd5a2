import Documents
import Kubernetes
import Testing

@Suite("Audit policies") struct AuditPolicyTests {
  private func policy(_ rules: String) throws -> AuditPolicy {
    let text = "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n\(rules)\n"
    let document = try #require(parse(text).documents.first)
    guard case .objects(let objects) = KubernetesObject.read(document) else { fatalError("no object") }
    let object = try #require(objects.first)
    return try #require(AuditPolicy(object))
  }

  private func level(_ rule: String, _ request: AuditPolicy.Request) throws -> AuditPolicy.Level {
    try policy("- {level: Request, \(rule)}").level(of: request).level
  }

  @Test(
    "resources match with their subresources or without, as written",
    arguments: [
      ("pods", "pods", true), ("pods", "pods/exec", false), ("pods/exec", "pods/exec", true),
      ("pods/*", "pods/exec", true), ("pods/*", "pods", true), ("pods/*", "nodes/proxy", false),
      ("*/exec", "pods/exec", true), ("*/exec", "pods/attach", false), ("*", "pods", true),
      ("*", "pods/exec", true), ("*/exec", "exec", false),
    ])
  func resources(_ pattern: String, _ resource: String, _ isMatch: Bool) throws {
    let level = try level("resources: [{group: '', resources: ['\(pattern)']}]", .init("get", resource))
    #expect((level == .request) == isMatch)
  }

  @Test("a group without resources means all of them, and only of that group")
  func groups() throws {
    let apps = "resources: [{group: apps}]"
    #expect(try level(apps, .init("get", "deployments/scale", group: "apps")) == .request)
    #expect(try level(apps, .init("get", "pods")) == .none)
    #expect(try level("resources: [{group: '*'}]", .init("get", "pods")) == .request)
  }

  @Test(
    "what a rule cannot say of these requests keeps it from matching",
    arguments: [
      "verbs: ['*']", "users: ['*']", "namespaces: ['']", "nonResourceURLs: ['*']", "userGroups: [other]",
      "resources: [{group: '', resources: [pods], resourceNames: [web]}]",
    ])
  func never(_ rule: String) throws { #expect(try level(rule, .init("create", "pods")) == .none) }

  @Test("empty lists restrict nothing")
  func empty() throws {
    let rule = "users: [], verbs: [], namespaces: [], resources: [], nonResourceURLs: []"
    #expect(try level(rule, .init("create", "pods")) == .request)
  }

  @Test("the first match decides")
  func order() throws {
    let policy = try policy("- {level: None, verbs: [get]}\n- {level: RequestResponse}")
    #expect(policy.level(of: .init("get", "pods")).level == .none)
    #expect(policy.level(of: .init("get", "pods")).rule == policy.rules.first)
    #expect(policy.level(of: .init("list", "pods")).level == .requestResponse)
  }
}
