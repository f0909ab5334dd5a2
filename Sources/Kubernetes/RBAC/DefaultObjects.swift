internal import Documents

/// The roles and bindings that Kubernetes itself makes in every cluster, as objects.
///
/// Source: those that an API server of 1.36 makes at its start, with and without its feature gates.
public enum DefaultObjects {
  /// What a place in one of them names as its file.
  public static let sourceName = "Kubernetes 1.36"

  public static var roles: [AccessRole] {
    ["ClusterRole", "Role"].flatMap { inventory.objects(ofKind: $0).compactMap(inventory.accessRole) }
  }

  public static var bindings: [AccessBinding] {
    ["ClusterRoleBinding", "RoleBinding"].flatMap {
      inventory.objects(ofKind: $0).compactMap(inventory.accessBinding)
    }
  }

  /// Whether a role or binding of this name may be among them: asked before they are made.
  public static func mayHave(_ name: String) -> Bool {
    name.hasPrefix("system:") || ["cluster-admin", "admin", "edit", "view"].contains(name)
      || name == "extension-apiserver-authentication-reader"
  }

  /// Whether a binding is a default one, unchanged: the same role, and no subject beside the default ones.
  public static func hold(_ binding: AccessBinding) -> Bool {
    guard mayHave(binding.object.name),
      let object = inventory.object(binding.object.kind, binding.object.name, in: binding.object.namespace),
      let known = inventory.accessBinding(object), known.refersToClusterRole == binding.refersToClusterRole,
      known.roleName?.text == binding.roleName?.text
    else { return false }
    let subjects = Set(known.subjects.map(identity))
    return binding.subjects.allSatisfy { subjects.contains(identity($0)) }
  }

  /// The rules that `view`, `edit` or `admin` has where nobody adds to it.
  public static func rules(of role: String) -> [PolicyRule] {
    let parts = ["view", "edit", "admin"]
    let count = (parts.firstIndex(of: role) ?? -1) + 1
    return parts.prefix(count).flatMap { part in
      inventory.object("ClusterRole", "system:aggregate-to-\(part)").flatMap(inventory.accessRole)?.rules
        ?? []
    }
  }

  private static func identity(_ subject: RoleSubject) -> [String?] {
    [subject.node["kind"]?.text, subject.node.given("namespace")?.text, subject.nameNode.text]
  }

  private static let inventory: Inventory = {
    let objects = (roleTexts + bindingTexts).joined(separator: ",")
    let text = #"{"apiVersion": "v1", "kind": "List", "items": [\#(objects)]}"#
    let documents = parse(text, name: sourceName, claim: .json).documents
    return Inventory(
      objects: documents.flatMap { document in
        guard case .objects(let objects) = KubernetesObject.read(document) else {
          return [KubernetesObject]()
        }
        return objects
      })
  }()

  // MARK: Texts

  private static func list(_ words: some Collection<Substring>) -> String {
    "[\(words.sorted().map { "\"\($0)\"" }.joined(separator: ","))]"
  }

  private static func head(_ kind: String, _ path: Substring, labels: String = "") -> String {
    let parts = path.split(separator: "/")
    let namespace = parts.count > 1 ? #","namespace":"\#(parts[0])""# : ""
    return
      #"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"\#(kind)","metadata":{"name":"\#(parts.last ?? "")""#
      + namespace + #","labels":{"kubernetes.io/bootstrapping":"rbac-defaults"\#(labels)}}"#
  }

  private static let aggregate = "rbac.authorization.k8s.io/aggregate-to-"

  private static var roleTexts: [String] {
    let written = DefaultRoles.roles.sorted { $0.key < $1.key }.map { path, rules in
      let kind = path.contains("/") ? "Role" : "ClusterRole"
      let target = path.hasPrefix("system:aggregate-to-") ? path.split(separator: "-").last : nil
      let label = target.map { #","\#(aggregate)\#($0)":"true""# } ?? ""
      let texts = rules.map { rule in
        #"{"verbs":\#(list(rule.verbs)),"#
          + (rule.paths.isEmpty
            ? #""apiGroups":\#(list(rule.groups)),"resources":\#(list(rule.resources)),"resourceNames":\#(list(rule.names))}"#
            : #""nonResourceURLs":\#(list(rule.paths))}"#)
      }
      return head(kind, path, labels: label) + #","rules":[\#(texts.joined(separator: ","))]}"#
    }
    // Each is part of the next one.
    let aggregating = [("admin", nil), ("edit", "admin"), ("view", "edit")].map {
      (name: Substring, whole: String?) in
      let label = whole.map { #","\#(aggregate)\#($0)":"true""# } ?? ""
      return head("ClusterRole", name, labels: label)
        + #","aggregationRule":{"clusterRoleSelectors":[{"matchLabels":{"\#(aggregate)\#(name)":"true"}}]}}"#
    }
    return written + aggregating
  }

  private static var bindingTexts: [String] {
    let controllers = DefaultRoles.roles.keys.filter { $0.hasPrefix("system:controller:") }.sorted().map {
      "\($0); account kube-system/\($0.dropFirst("system:controller:".count))"
    }
    let lines = bindingLines.split(separator: "\n") + controllers.map { $0[...] }
    return lines.map { line in
      let parts = line.split(separator: ";")
      let names = parts[0].split(separator: " ")
      let isClusterWide = !names[0].contains("/")
      let role = names.count > 1 ? names[1] : names[0].split(separator: "/").last ?? ""
      let subjects = parts.dropFirst().map(subject).joined(separator: ",")
      return head(isClusterWide ? "ClusterRoleBinding" : "RoleBinding", names[0])
        + #","roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"\#(isClusterWide ? "ClusterRole" : "Role")","name":"\#(role)"},"subjects":[\#(subjects)]}"#
    }
  }

  private static func subject(_ text: Substring) -> String {
    let words = text.split(separator: " ")
    let (kind, name) = (words[0], words[1])
    guard kind == "account" else {
      let word = kind == "group" ? "Group" : "User"
      return #"{"kind":"\#(word)","apiGroup":"rbac.authorization.k8s.io","name":"\#(name)"}"#
    }
    let path = name.split(separator: "/")
    return #"{"kind":"ServiceAccount","namespace":"\#(path[0])","name":"\#(path[1])"}"#
  }

  /// A binding a line: its name, the role where that has another name, and the subjects. Each controller's
  /// account is bound to its role besides.
  private static let bindingLines = """
    cluster-admin; group system:masters
    system:basic-user; group system:authenticated
    system:discovery; group system:authenticated
    system:kube-controller-manager; user system:kube-controller-manager
    system:kube-dns; account kube-system/kube-dns
    system:kube-scheduler; user system:kube-scheduler
    system:monitoring; group system:monitoring
    system:node
    system:node-proxier; user system:kube-proxy
    system:public-info-viewer; group system:authenticated; group system:unauthenticated
    system:service-account-issuer-discovery; group system:serviceaccounts
    system:volume-scheduler; user system:kube-scheduler
    kube-public/system:controller:bootstrap-signer; account kube-system/bootstrap-signer
    kube-system/system::extension-apiserver-authentication-reader extension-apiserver-authentication-reader; \
    user system:kube-controller-manager; user system:kube-scheduler
    kube-system/system::leader-locking-kube-controller-manager; user system:kube-controller-manager; account \
    kube-system/kube-controller-manager; account kube-system/leader-election-controller
    kube-system/system::leader-locking-kube-scheduler; user system:kube-scheduler; account \
    kube-system/kube-scheduler
    kube-system/system:controller:bootstrap-signer; account kube-system/bootstrap-signer
    kube-system/system:controller:cloud-provider; account kube-system/cloud-provider
    kube-system/system:controller:token-cleaner; account kube-system/token-cleaner
    """
}
