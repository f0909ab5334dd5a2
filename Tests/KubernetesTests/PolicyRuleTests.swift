import Documents
import Kubernetes
import Testing

@Suite("Rules of roles") struct PolicyRuleTests {
  @Test("words are known by their bits, and lists of the wrong type grant nothing")
  func words() throws {
    let rule = try rule(
      #"{apiGroups: ["", extensions], resources: [pods/exec, "*/proxy"], verbs: [get, "*"]}"#)
    #expect(rule.groups == [.core, .policy, .networking])
    #expect(rule.resources == [.exec, .proxy, .nodeProxy])
    #expect(rule.verbs == .all)
    let wrong = try self.rule(#"{apiGroups: "*", resources: {a: b}, verbs: "*"}"#)
    #expect(wrong.groups.isEmpty && wrong.resources.isEmpty && wrong.verbs.isEmpty)
  }

  @Test("names limit what requests carry a name")
  func names() throws {
    let head = #"apiGroups: [""], resources: [secrets], verbs: [get, list]"#
    #expect(try rule("{\(head)}").verbsOnAny == [.get, .list])
    #expect(try rule("{\(head), resourceNames: []}").verbsOnAny == [.get, .list])
    #expect(try rule("{\(head), resourceNames: [a]}").verbsOnAny.isEmpty)
    #expect(try rule(#"{\#(head), resourceNames: [a, ""]}"#).verbsOnAny == .list)
  }

  @Test("a ClusterRole reaches as far as its bindings")
  func reach() throws {
    let role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}\n---\n"
    func reach(_ rest: String) throws -> AccessRole.Reach? {
      let objects = try objects(role + rest)
      return Inventory(objects: objects).accessRole(objects[0])?.reach
    }
    func binding(_ kind: String) -> String {
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: \(kind)
      metadata: {name: b}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
      ---

      """
    }
    #expect(try reach("") == .cluster)
    #expect(try reach(binding("RoleBinding")) == .namespace)
    #expect(try reach(binding("ClusterRoleBinding")) == .cluster)
    #expect(try reach(binding("RoleBinding") + binding("ClusterRoleBinding")) == .cluster)
  }

  @Test("default roles are known by their content")
  func defaults() throws {
    func isDefault(_ name: String, _ rule: String) throws -> Bool {
      let text = """
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: \(name)},
         rules: [\(rule)]}
        """
      let object = try objects(text)[0]
      let role = try #require(Inventory(objects: [object]).accessRole(object))
      return role.isDefault(role.rules[0])
    }
    let secrets = #"{apiGroups: [""], resources: [secrets], verbs: [get, list]}"#
    #expect(try isDefault("system:aggregate-to-edit", secrets))
    #expect(try !isDefault("system:aggregate-to-view", secrets))
    #expect(try !isDefault("reader", secrets))
    let all = #"{apiGroups: [""], resources: [secrets], verbs: ["*"]}"#
    #expect(try !isDefault("system:aggregate-to-edit", all))
    #expect(try isDefault("cluster-admin", all))
  }

  private func rule(_ text: String) throws -> PolicyRule {
    let object = try objects(
      "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [\(text)]}")[
        0]
    return try #require(Inventory(objects: [object]).accessRole(object)?.rules.first)
  }
}
