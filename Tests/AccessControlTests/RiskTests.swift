import AccessControl
import Foundation
import Guide
import Kubernetes
import Testing

@Suite("Risky permissions") struct RiskTests {
  private func risks(
    _ kind: String, _ rules: String, in namespace: String = "shop", version: KubernetesVersion = .latest
  ) throws -> [String] {
    let place = kind == "Role" ? ", namespace: \(namespace)" : ""
    let text = """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: \(kind), metadata: {name: r\(place)}, rules: [\(rules)]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: \(kind)Binding, metadata: {name: b\(place)},
       roleRef: {kind: \(kind), name: r}, subjects: [{kind: User, name: ana}]}
      """
    let authorizer = Authorizer(Inventory(objects: try objects(text)), version: version)
    return authorizer.risks(of: AccessSubject(user: "ana")).map {
      "\($0.permission.id) \($0.severity)"
    }
  }

  @Test("what needs two permissions is no risk with one of them")
  func several() throws {
    let bind = "{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}"
    let write = "{apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: [create]}"
    #expect(try risks("ClusterRole", bind) == [])
    #expect(try risks("ClusterRole", write) == ["write-roles medium"])
    #expect(try risks("ClusterRole", "\(bind), \(write)") == ["bind critical", "write-roles medium"])
    // The group and the resource must be of one rule.
    #expect(try risks("ClusterRole", "{apiGroups: [apps], resources: [pods], verbs: [create]}") == [])
  }

  @Test("names, namespaces and what lies in none weigh in")
  func scopes() throws {
    let pods = #"{apiGroups: [""], resources: [pods], verbs: [create]}"#
    #expect(try risks("ClusterRole", pods) == ["create-pods critical"])
    #expect(try risks("Role", pods) == ["create-pods high"])
    #expect(try risks("Role", pods, in: "kube-system") == ["create-pods critical"])
    let nodes = #"{apiGroups: [""], resources: [nodes/proxy], verbs: [get]}"#
    #expect(try risks("Role", nodes) == [])
    #expect(try risks("ClusterRole", nodes) == ["kubelet critical"])
    func named(_ rule: String) throws -> [String] {
      try risks("ClusterRole", #"{apiGroups: [""], \#(rule), resourceNames: [a]}"#)
    }
    #expect(try named("resources: [secrets], verbs: [get]") == ["read-secrets medium"])
    // A request that makes one carries no name.
    #expect(try named("resources: [pods], verbs: [create]") == [])
    #expect(try named("resources: [pods/exec], verbs: [create]") == ["exec medium"])
  }

  @Test("until 1.34 get sufficed for what WebSockets carry")
  func versions() throws {
    func got(_ resource: String, _ minor: Int) throws -> [String] {
      try risks(
        "ClusterRole", "{apiGroups: [''], resources: [\(resource)], verbs: [get]}",
        version: KubernetesVersion(minor: minor))
    }
    for (resource, risk) in [
      ("pods/exec", "exec critical"), ("pods/attach", "attach high"),
      ("pods/portforward", "port-forward medium"),
    ] {
      #expect(try got(resource, 34) == [risk])
      #expect(try got(resource, 35) == [])
    }
    // The proxies need no more than they ever did.
    #expect(try got("pods/proxy", 35) == ["port-forward medium"])
  }

  @Test("every path of the API server, which lies in no group and no namespace")
  func paths() throws {
    #expect(
      try risks("ClusterRole", "{nonResourceURLs: ['/*'], verbs: ['*']}") == ["every-path medium"])
    #expect(try risks("ClusterRole", "{nonResourceURLs: ['/metrics*'], verbs: ['*']}") == [])
    #expect(try risks("ClusterRole", "{nonResourceURLs: ['*'], verbs: [get]}") == [])
    #expect(try risks("Role", "{nonResourceURLs: ['*'], verbs: ['*']}") == [])
  }

  @Test("whoever can do everything has one risk, and a star in a namespace is its owner's")
  func everything() throws {
    let all = #"{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}"#
    #expect(try risks("ClusterRole", all) == ["everything critical"])
    #expect(try risks("Role", all) == ["everything critical"])
  }

  @Test("every one is named once, and has words that read behind \"can\"")
  func catalogue() {
    let all = RiskyPermission.all
    #expect(Set(all.map(\.id)).count == all.count && all.count >= 50)
    for permission in all {
      #expect(permission.words.first?.isLowercase == true && !permission.needs.contains(where: \.isEmpty))
      #expect(permission.inNamespace.map { $0 <= permission.severity } ?? true)
    }
  }

  @Test("ways: over accounts by name, over pods that run, around in circles to nowhere")
  func ways() throws {
    func binding(_ name: String, _ rule: String, _ namespace: String, _ account: String) -> String {
      """
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: \(name), namespace: \(namespace)},
       rules: [{apiGroups: [""], \(rule)}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: \(name), namespace: \(namespace)},
       roleRef: {kind: Role, name: \(name)}, subjects: [{kind: ServiceAccount, name: \(account), namespace: a}]}

      """
    }
    let tokens = "resources: [serviceaccounts/token], verbs: [create]"
    let admin = """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: top},
       roleRef: {kind: ClusterRole, name: cluster-admin}, subjects: [{kind: ServiceAccount, name: top, namespace: b}]}

      """
    func way(_ text: String) throws -> [String] {
      let found = SubjectRisks.all(in: Inventory(objects: try objects(admin + text)))
      let one = found.first { $0.subject == AccessSubject(account: "start", in: "a") }
      return one?.way.map { $0.becomes?.words ?? "everything" } ?? []
    }
    let direct = ["serviceaccount b/top", "everything"]
    #expect(try way(binding("one", tokens, "b", "start")) == direct)
    #expect(try way(binding("one", "\(tokens), resourceNames: [top]", "b", "start")) == direct)
    #expect(try way(binding("one", "\(tokens), resourceNames: [other]", "b", "start")) == [])
    #expect(
      try way(binding("one", tokens, "a", "start") + binding("two", tokens, "b", "next"))
        == ["serviceaccount a/next"] + direct)
    // Each can become the other, and neither anybody else.
    #expect(try way(binding("one", tokens, "a", "start") + binding("two", tokens, "a", "next")) == [])
    let exec = binding("one", "resources: [pods/exec], verbs: [create]", "b", "start")
    #expect(try way(exec) == [])
    let pod =
      "---\n{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: b}, spec: {serviceAccountName: top}}\n"
    #expect(try way(exec + pod) == direct)
  }
}
