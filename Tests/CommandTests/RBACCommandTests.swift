import Foundation
import Testing

/// `bulwark rbac` as its user meets it.
@Suite("The command rbac") struct RBACCommandTests {
  static let shop = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: reader
      namespace: shop
    rules:
    - apiGroups: [""]
      resources: [secrets]
      verbs: [get, list]
      resourceNames: [db]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
    subjects:
    - kind: ServiceAccount
      name: web
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: developers
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
    subjects:
    - kind: Group
      name: developers

    """

  @Test("who-can says who, where, and shows the chain with its lines; a folder is read without being named")
  func whoCan() throws {
    let sandbox = try Sandbox(["rbac.yaml": Self.shop])
    let run = try sandbox.bulwark("rbac", "who-can", "get", "secrets")
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("2 subjects can get secrets.\n"))
    #expect(
      run.output.contains(
        """
        serviceaccount shop/web can get secrets in namespace shop, only those named db:
          named by RoleBinding shop/web                           rbac.yaml:20:9
          which gives Role shop/reader                            rbac.yaml:4:9
          which allows get, list on secrets, only those named db  rbac.yaml:7:3
         --> rbac.yaml:9:10
          |
        9 |   verbs: [get, list]
          |          ^^^^^^^^^^^
        """), "\(run.output)")
    #expect(run.output.contains("which takes in ClusterRole system:aggregate-to-edit  "))
    #expect(run.output.contains("made by Kubernetes 1.36 itself"))
  }

  @Test("a name, a namespace and a subresource narrow the question")
  func narrowed() throws {
    let sandbox = try Sandbox(["rbac.yaml": Self.shop])
    func subjects(_ words: String...) throws -> [String] {
      let arguments = ["rbac", "who-can"] + words + ["--format", "csv"]
      let run = try sandbox.bulwark(arguments)
      return run.output.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
      }
    }
    let (group, account) = ("Group//developers", "ServiceAccount/shop/web")
    #expect(try subjects("get", "secret", "db", "-n", "shop") == [group, account])
    #expect(try subjects("get", "secrets", "other", "rbac.yaml", "-n", "shop") == [group])
    #expect(try subjects("get", "secrets", "--name", "db", ".") == [group, account])
    #expect(try subjects("get", "secrets", "-n", "other") == [group])
    #expect(try subjects("create", "pods/exec") == [group])
    #expect(try subjects("create", "pods/ephemeralcontainers") == [])
    #expect(try subjects("patch", "deploy") == [group] && subjects("patch", "deployments.batch") == [])
    #expect(try subjects("get", "/healthz") == [])
  }

  @Test("what cannot be read, and nothing to read, is said and ends with 2")
  func incomplete() throws {
    let sandbox = try Sandbox(["rbac.yaml": Self.shop, "empty/a.txt": "", "broken/a.yaml": "a: [\n"])
    let missing = try sandbox.bulwark("rbac", "who-can", "get", "secrets", "./none")
    #expect(missing.code == 2 && missing.output.contains("none"))
    #expect(missing.output.contains("Nobody can get secrets, as far as the input tells."))
    let empty = try sandbox.bulwark("rbac", "who-can", "get", "secrets", "empty")
    #expect(empty.code == 2 && empty.errors.contains("no role and no binding in empty"))
    #expect(try sandbox.bulwark("rbac", "who-can", "get", "pods", "empty", "--allow-empty").code == 0)
    let broken = try sandbox.bulwark("rbac", "permissions", "shop/web", "rbac.yaml", "broken")
    #expect(broken.code == 2 && broken.output.contains("1 error"))
    let csv = try sandbox.bulwark("rbac", "who-can", "get", "pods", "broken", "--format", "csv")
    #expect(csv.code == 2 && csv.errors.contains("broken/a.yaml"))
    let typo = try sandbox.bulwark("rbac", "who-can", "get", "secrts", "rbac.yaml")
    #expect(typo.code == 0 && typo.errors.contains("did you mean secrets?"))
  }

  @Test("permissions: an account has what its groups have, and a word must mean one subject")
  func permissions() throws {
    let everybody = """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: all}
      roleRef: {kind: ClusterRole, name: view}
      subjects: [{kind: Group, name: "system:serviceaccounts:shop"}, {kind: User, name: developers}]

      """
    let sandbox = try Sandbox(["rbac.yaml": Self.shop, "all.yaml": everybody])
    let web = try sandbox.bulwark("rbac", "permissions", "shop/web")
    #expect(web.code == 0 && web.output.contains("as a member of group system:serviceaccounts:shop"))
    #expect(web.output.contains("in namespace shop\n\nget, list on secrets, only those named db\n"))
    let other = try sandbox.bulwark("rbac", "permissions", "sa:other/web")
    #expect(other.output.hasPrefix("serviceaccount other/web can do nothing, as far as the input tells."))
    let two = try sandbox.bulwark("rbac", "permissions", "developers")
    #expect(two.code == 2 && two.errors.contains("'developers' is group:developers or user:developers"))
    let none = try sandbox.bulwark("rbac", "permissions", "nobody")
    #expect(none.code == 2 && none.errors.contains("no binding names 'nobody'"))
    let member = try sandbox.bulwark("rbac", "permissions", "user:ana", "--group", "developers")
    #expect(member.output.contains("as a member of group developers"))
  }

  @Test("diff goes by what is granted, not by how it is written")
  func difference() throws {
    let moved = Self.shop.replacing("reader", with: "db-reader").replacing("[get, list]", with: "[list, get]")
    let wider = moved.replacing("[db]", with: "[db, cache]").replacing("name: edit", with: "name: view")
    let sandbox = try Sandbox(["old.yaml": Self.shop, "moved.yaml": moved, "wider.yaml": wider])
    let same = try sandbox.bulwark("rbac", "diff", "old.yaml", "moved.yaml")
    #expect(same.code == 0 && same.output.hasPrefix("Nobody can do more or less than before.\n"))
    let more = try sandbox.bulwark("rbac", "diff", "old.yaml", "wider.yaml")
    #expect(
      more.code == 1 && more.output.hasPrefix("1 subject can do more than before, and 1 subject less.\n"))
    #expect(
      more.output.contains(
        "+ serviceaccount shop/web can now get, list secrets, only those named cache in namespace shop:\n"))
    #expect(more.output.contains("- group developers can no longer "))
    #expect(try sandbox.bulwark("rbac", "diff", "wider.yaml", "wider.yaml").code == 0)
  }

  @Test("risks gives the shortest way to everything, and the check that says why")
  func risks() throws {
    let deployer = """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: deployer, namespace: kube-system}
      rules:
      - apiGroups: [apps]
        resources: [deployments]
        verbs: [create]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: ci, namespace: kube-system}
      roleRef: {kind: Role, name: deployer}
      subjects: [{kind: ServiceAccount, name: ci, namespace: shop}]

      """
    let sandbox = try Sandbox(["rbac.yaml": Self.shop, "ci.yaml": deployer])
    let run = try sandbox.bulwark("rbac", "risks", ".")
    #expect(run.code == 1)
    #expect(
      run.output.hasPrefix("3 subjects can do something risky: 2 critical, 1 medium.\n"), "\(run.output)")
    let steps = run.output.split(separator: "\n").joined(separator: " ").split(separator: " ").joined(
      separator: " ")
    #expect(
      steps.contains(
        """
        critical serviceaccount shop/ci can come to do everything: serviceaccount shop/ci can create or change \
        workloads in namespace kube-system through RoleBinding kube-system/ci, so it can act as serviceaccount \
        kube-system/clusterrole-aggregation-controller; serviceaccount \
        kube-system/clusterrole-aggregation-controller can write any right into a role in the whole cluster \
        through ClusterRoleBinding system:controller:clusterrole-aggregation-controller, so it can do everything. \
        named by RoleBinding kube-system/ci
        """), "\(steps)")
    #expect(run.output.contains("read every Secret in namespace shop, only those named db"))
    let severe = try sandbox.bulwark("rbac", "risks", "--min-severity", "critical", "--fail-on", "none", ".")
    #expect(severe.code == 0 && severe.output.hasPrefix("2 subjects"))
  }

  @Test("what names say is shown, and never done")
  func hostile() throws {
    let evil = Self.shop.replacing("name: developers", with: #"name: "=cmd()\u001b[31m\u202e,\"x\"""#)
    let sandbox = try Sandbox(["rbac.yaml": evil])
    let text = try sandbox.bulwark("rbac", "who-can", "get", "pods/log").output
    #expect(text.contains(#"group =cmd()\u{1B}[31m\u{202E},"x" can"#))
    let csv = try sandbox.bulwark("rbac", "who-can", "get", "pods/log", "--format", "csv").output
    #expect(csv.contains(#"Group,,"'=cmd()\u{1B}[31m\u{202E},""x""",cluster"#), "\(csv)")
  }

  @Test(
    "its JSON is valid against its schema",
    .enabled(if: Sandbox.python != nil, "SKIPPED: no python3 with jsonschema"))
  func schema() throws {
    let sandbox = try Sandbox(["rbac.yaml": Self.shop, "broken.yaml": "a: [\n", "empty.json": "{}"])
    let questions = [
      ["who-can", "get", "secrets", "."], ["who-can", "get", "/metrics", "rbac.yaml"],
      ["who-can", "get", "widgets.example.com/status", "."], ["permissions", "shop/web", "."],
      ["risks", "."], ["risks", "--with-defaults", "rbac.yaml"],
      ["diff", "rbac.yaml", "."], ["diff", "rbac.yaml", "empty.json", "--allow-empty"],
    ]
    for question in questions {
      try sandbox.write("answer.txt", try sandbox.bulwark(["rbac"] + question + ["--format", "json"]).output)
      #expect(try sandbox.faults(of: "answer.txt", bySchema: "rbac-v1.schema.json").isEmpty, "\(question)")
    }
  }
}
