internal import Documents

/// What the objects of a cluster name of each other: whatever is named nowhere is, as far as the input shows, used by
/// nobody.
struct NameUses: Sendable {
  /// What a reference means by its place.
  enum Kind: Sendable, Hashable { case configMap, secret, claim, account }

  private struct Name: Hashable {
    let kind: Kind
    let namespace: String?
    let name: String
  }

  private var names: Set<Name> = []
  /// Names that stand in arguments, variables and objects whose form nobody here knows, in any namespace.
  private var words: Set<String> = []
  /// The names that are asked about: of all other words none is kept.
  private let candidates: Set<String>

  static let kinds: [String: Kind] = [
    "ConfigMap": .configMap, "Secret": .secret, "PersistentVolumeClaim": .claim, "ServiceAccount": .account,
  ]

  init(_ inventory: Inventory) {
    candidates = Set(Self.kinds.keys.flatMap { inventory.objects(ofKind: $0).map(\.name) })
    for workload in inventory.workloads { add(workload) }
    for object in inventory.objects where object.role == .manifest { add(object) }
  }

  func contains(_ name: String, _ kind: Kind, in namespace: String?) -> Bool {
    names.contains(Name(kind: kind, namespace: namespace, name: name)) || words.contains(name)
  }

  // MARK: Workloads

  private mutating func add(_ workload: Workload) {
    let namespace = workload.object.namespace
    add(workload.serviceAccountName, .account, namespace)
    for secret in workload.spec.items("imagePullSecrets") { add(secret.given("name"), .secret, namespace) }
    for volume in workload.volumes {
      for source in volume.children where !source.keyIs("name") { add(source: source, namespace) }
    }
    // What a controller makes has the arguments of its template.
    let isMade = workload.object.kind == "Pod" && workload.object.metadata?.given("ownerReferences") != nil
    for container in workload.containers {
      for source in container.node.items("envFrom") {
        add(source.given("configMapRef")?.given("name"), .configMap, namespace)
        add(source.given("secretRef")?.given("name"), .secret, namespace)
      }
      for variable in container.node.items("env") {
        if let value = variable.given("valueFrom") {
          add(value.given("configMapKeyRef")?.given("name"), .configMap, namespace)
          add(value.given("secretKeyRef")?.given("name"), .secret, namespace)
        } else if !isMade, let value = variable.given("value") {
          add(wordsOf: value)
        }
      }
      guard !isMade else { continue }
      for list in [container.node.given("command"), container.node.given("args")] {
        if let list { add(wordsOf: list) }
      }
    }
    guard !isMade, let annotations = workload.template["metadata"]?.given("annotations") else { return }
    add(wordsOf: annotations)
  }

  /// The source of a volume: `configMap`, `secret`, a driver with a `secretRef`, `projected` with sources of its own.
  private mutating func add(source: Node, _ namespace: String?) {
    if source.keyIs("projected") {
      for part in source.items("sources") {
        add(part.given("configMap")?.given("name"), .configMap, namespace)
        add(part.given("secret")?.given("name"), .secret, namespace)
      }
    } else if source.keyIs("configMap") {
      add(source.given("name"), .configMap, namespace)
    } else if source.keyIs("secret") {
      add(source.given("secretName"), .secret, namespace)
    } else if source.keyIs("persistentVolumeClaim") {
      add(source.given("claimName"), .claim, namespace)
    } else {
      add(source.given("secretName"), .secret, namespace)
      for key: StaticString in ["secretRef", "nodePublishSecretRef"] {
        add(source.given(key)?.given("name"), .secret, namespace)
      }
    }
  }

  // MARK: Other objects

  /// Kinds that name others without a use, or are read as workloads.
  private static let silent: Set<String> = [
    "ConfigMap", "Secret", "PersistentVolumeClaim", "RoleBinding", "ClusterRoleBinding", "Pod", "PodTemplate",
    "Deployment", "ReplicaSet", "ReplicationController", "StatefulSet", "DaemonSet", "Job", "CronJob",
    "EndpointSlice", "Endpoints", "Node", "Namespace", "CustomResourceDefinition", "ClusterSurvey", "Event",
  ]

  private mutating func add(_ object: KubernetesObject) {
    if object.kind == "ServiceAccount" {
      for list in [object.node.items("secrets"), object.node.items("imagePullSecrets")] {
        for secret in list { add(secret.given("name"), .secret, object.namespace) }
      }
      return
    }
    guard !Self.silent.contains(object.kind) else { return }
    for field in object.node.children where !field.keyIs("metadata") { add(wordsOf: field) }
    if let annotations = object.metadata?.given("annotations") { add(wordsOf: annotations) }
  }

  private mutating func add(_ name: Node?, _ kind: Kind, _ namespace: String?) {
    if let name = name?.text { add(name, kind, namespace) }
  }

  private mutating func add(_ name: String, _ kind: Kind, _ namespace: String?) {
    names.insert(Name(kind: kind, namespace: namespace, name: name))
  }

  /// All words of a text, or of the texts within a node, that are names which are asked about.
  private mutating func add(wordsOf node: Node) {
    guard node.isScalar else {
      for child in node.children { add(wordsOf: child) }
      return
    }
    let found = node.withText { text in
      text.split { !Self.isOfNames($0) }.compactMap { word in
        let word = String(decoding: UnsafeBufferPointer(rebasing: word), as: UTF8.self)
        return candidates.contains(word) ? word : nil
      }
    }
    for word in found ?? [] { words.insert(word) }
  }

  private static func isOfNames(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension Inventory {
  /// Whether some object names this ConfigMap, Secret, PersistentVolumeClaim or ServiceAccount; true for other kinds.
  public func isNamed(_ object: KubernetesObject) -> Bool {
    guard let kind = NameUses.kinds[object.kind], object.group.isEmpty else { return true }
    return nameUses.contains(object.name, kind, in: object.namespace)
  }

  /// Whether all of a live cluster was read, but Secrets and Nodes: only then is what nobody names used by nobody.
  public var isWholeCluster: Bool {
    wholeness.value {
      guard let survey = objects(ofKind: "ClusterSurvey").first(where: { $0.group == "cluster.bulwark.dev" }),
        survey.node.given("namespace") == nil
      else { return false }
      return survey.node.items("gaps").allSatisfy { gap in
        gap.given("resource").map { $0.textIs("secrets") || $0.textIs("nodes") } ?? false
      }
    }
  }
}
