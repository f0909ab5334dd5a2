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

  @Test("roles are compared once, and rules that multiply to more than can be compared are refused")
  func difference() throws {
    func cluster(_ rules: [String], users: Int = 1) throws -> Authorizer {
      let role = object("ClusterRole", "r", #""rules": [\#(rules.joined(separator: ","))]"#)
      let bindings = (0..<users).map { index in
        object(
          "ClusterRoleBinding", "b\(index)",
          #""roleRef": {"kind": "ClusterRole", "name": "r"}, "subjects": [{"kind": "User", "name": "u\#(index)"}]"#
        )
      }
      return try authorizer([role] + bindings)
    }
    func words(_ prefix: String, _ count: Int) -> String {
      (0..<count).map { #""\#(prefix)\#($0)""# }.joined(separator: ",")
    }
    let rule = #"{"verbs": ["get"], "apiGroups": [""], "resources": ["configmaps"]}"#
    let other = #"{"verbs": ["get"], "apiGroups": [""], "resources": ["pods"]}"#
    let many = try cluster(Array(repeating: rule, count: 2_000), users: 2_000)
    let more = try cluster(Array(repeating: rule, count: 2_000) + [other], users: 2_000)
    let same = try AccessDifference(from: many, to: many)
    #expect(same.gained.isEmpty && same.lost.isEmpty)
    let change = try AccessDifference(from: many, to: more)
    #expect(change.gained.count == 2_000 && change.lost.isEmpty)
    #expect(change.gained.allSatisfy { $0.resources == ["pods"] && $0.verbs == ["get"] })

    let product =
      #"{"verbs": [\#(words("v", 900))], "apiGroups": [\#(words("g", 900))], "resources": [\#(words("r", 900))]}"#
    #expect(throws: AccessTooLarge.self) {
      try AccessDifference(from: many, to: cluster([product]))
    }
    // Thousands of rights, each against hundreds of rules with patterns.
    let patterns = (0..<300).map {
      #"{"verbs": ["*"], "apiGroups": ["g\#($0)"], "resources": ["*/r\#($0)"]}"#
    }
    let wide =
      #"{"verbs": [\#(words("v", 40))], "apiGroups": ["a"], "resources": [\#(words("r", 40))]}"#
    let (narrow, broad) = (try cluster(patterns), try cluster([wide]))
    #expect(try AccessDifference(from: narrow, to: broad).gained.count == 1)
    #expect(throws: AccessTooLarge.self) {
      try AccessDifference(from: narrow, to: broad, mostWork: 1_000_000)
    }
  }

  @Test("nothing is nothing")
  func empty() throws {
    let nothing = try authorizer([])
    #expect(nothing.subjects.isEmpty && nothing.roles.isEmpty)
    #expect(SubjectRisks.all(in: Inventory(objects: [])).isEmpty)
    #expect(!SubjectRisks.all(in: Inventory(objects: []), withDefaults: true).isEmpty)
  }
}
