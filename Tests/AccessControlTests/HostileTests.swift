import AccessControl
import Kubernetes
import Testing

/// Objects as nobody sane writes them: nothing crashes, nothing takes long, nothing passes for good.
@Suite("Hostile roles and bindings") struct HostileTests {
  private func authorizer(_ items: [String]) throws -> Authorizer {
    let text = #"{"apiVersion": "v1", "kind": "List", "items": [\#(items.joined(separator: ","))]}"#
    return Authorizer(Inventory(objects: try objects(text)), defaults: .none)
  }

  private func object(_ kind: String, _ name: String, _ rest: String, labels: String = "") -> String {
    #"{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "\#(kind)", "#
      + #""metadata": {"name": "\#(name)", "labels": {\#(labels)}}, \#(rest)}"#
  }

  private let subject = #""subjects": [{"kind": "User", "name": "ana"}]"#

  @Test("fields of wrong types grant nothing, and what is beside them counts")
  func types() throws {
    let authorizer = try authorizer([
      object("ClusterRole", "a", #""rules": "all""#),
      object("ClusterRole", "b", #""rules": [7, {"verbs": {}, "apiGroups": "", "resources": ["pods"]}]"#),
      object(
        "ClusterRole", "c",
        #""aggregationRule": [], "rules": [{"verbs": ["get"], "apiGroups": [""], "resources": ["pods", {}]}]"#
      ),
      object("ClusterRoleBinding", "a", #""roleRef": {"kind": "ClusterRole", "name": ["a"]}, \#(subject)"#),
      object("ClusterRoleBinding", "b", #""roleRef": "b", \#(subject)"#),
      object("ClusterRoleBinding", "b2", #""roleRef": {"kind": "ClusterRole", "name": "b"}, \#(subject)"#),
      object(
        "ClusterRoleBinding", "c",
        #""roleRef": {"kind": "ClusterRole", "name": "c"}, "subjects": [null, 1, {"kind": 3}, {"kind": "User", "name": "ana"}]"#
      ),
    ])
    let query = AccessQuery(verb: "get", resource: "pods", among: .builtIn)
    #expect(authorizer.grants(of: query).map { $0.binding.object.name } == ["c"])
    #expect(authorizer.grants(to: AccessSubject(user: "ana")).count == 3)
    #expect(authorizer.subjects == [AccessSubject(user: "ana")])
  }

  @Test("roles that take each other in by the thousand end, with everything rather than nothing")
  func aggregation() throws {
    let loops = (0..<1_500).map { index in
      object(
        "ClusterRole", "r\(index)",
        #""aggregationRule": {"clusterRoleSelectors": [{"matchExpressions": [{"key": "k\#(index)", "operator": "DoesNotExist"}]}]}"#
      )
    }
    let secret = object(
      "ClusterRole", "s", #""rules": [{"verbs": ["get"], "apiGroups": [""], "resources": ["secrets"]}]"#)
    let bindings = (0..<1_500).map { index in
      object(
        "ClusterRoleBinding", "b\(index)",
        #""roleRef": {"kind": "ClusterRole", "name": "r\#(index)"}, \#(subject)"#)
    }
    let authorizer = try authorizer(loops + [secret] + bindings)
    let request = AccessRequest(
      verb: "get", .resource(group: "", resource: "secrets", subresource: "", namespace: "a", name: "b"))
    #expect(authorizer.allows(request, user: "ana", groups: []))
    #expect(authorizer.risks(of: AccessSubject(user: "ana")).map(\.permission.id) == ["read-secrets"])
  }

  @Test("many rules times many bindings are not multiplied")
  func product() throws {
    let rule = #"{"verbs": ["get"], "apiGroups": [""], "resources": ["configmaps"]}"#
    let role = object(
      "ClusterRole", "r", #""rules": [\#(Array(repeating: rule, count: 5_000).joined(separator: ","))]"#)
    let bindings = (0..<5_000).map { index in
      object(
        "ClusterRoleBinding", "b\(index)",
        #""roleRef": {"kind": "ClusterRole", "name": "r"}, "subjects": [{"kind": "User", "name": "u\#(index)"}]"#
      )
    }
    let authorizer = try authorizer([role] + bindings)
    let query = AccessQuery(verb: "get", resource: "configmaps", among: .builtIn)
    #expect(authorizer.grants(of: query).count == 5_000)
    #expect(authorizer.subjects.allSatisfy { authorizer.risks(of: $0).isEmpty })
  }

  @Test("nothing is nothing")
  func empty() throws {
    let nothing = try authorizer([])
    #expect(nothing.subjects.isEmpty && nothing.roles.isEmpty)
    #expect(SubjectRisks.all(in: Inventory(objects: [])).isEmpty)
    #expect(!SubjectRisks.all(in: Inventory(objects: []), withDefaults: true).isEmpty)
  }
}
