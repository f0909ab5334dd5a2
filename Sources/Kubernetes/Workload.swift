public import Documents

/// An object that runs pods, read once and shared by all checks: its pod template, the containers of
/// every kind, and settings as they take effect.
public struct Workload: Sendable {
  public let object: KubernetesObject
  /// The node with the pod's `metadata` and `spec`: the template, or the Pod itself.
  public let template: Node
  public let spec: Node
  /// `spec.securityContext`.
  public let security: Node?
  public let containers: [Container]
  /// The amounts that `spec.resources` names for the pod as a whole (on by default since 1.34).
  public let podAmounts: ComputeResources
  /// The volumes that mount paths of the node.
  public let hostPaths: [HostPathVolume]
  /// `spec.os.name` is `windows`. Absent means unknown and is judged as Linux, as Pod Security does.
  public let isWindows: Bool

  public init?(object: KubernetesObject, template: Node) {
    guard let spec = template.given("spec"), spec.isMapping else { return nil }
    self.object = object
    self.template = template
    self.spec = spec
    security = spec.given("securityContext")
    isWindows = spec["os"]?["name"]?.textIs("windows") ?? false
    podAmounts = ComputeResources(namedBy: spec.given("resources"))
    var containers: [Container] = []
    for (key, role) in Container.lists {
      guard let list = spec.given(key) else { continue }
      for node in list.children where node.isMapping {
        containers.append(Container(node, role, podSecurity: security))
      }
    }
    self.containers = containers
    hostPaths = spec.given("volumes").map { $0.children.compactMap(HostPathVolume.init) } ?? []
  }

  /// All workloads of an object: none, one, or one for each template that it holds.
  public static func read(_ object: KubernetesObject) -> [Workload] {
    PodTemplates.find(in: object).compactMap { Workload(object: object, template: $0) }
  }

  /// Whether its object holds no template before this one: what is said of the object is said once.
  public var isFirstOfObject: Bool { PodTemplates.find(in: object).first == template }

  /// `spec.volumes`, one node a volume.
  public var volumes: [Node] {
    spec.given("volumes").map { $0.children.filter(\.isMapping) } ?? []
  }

  /// The value of a boolean of the pod spec; nil where it is absent or no boolean.
  public func flag(_ key: StaticString) -> Bool? { spec[key]?.bool }

  /// An annotation of the pod (not of the object that makes it).
  public func podAnnotation(_ key: String) -> Node? {
    template["metadata"]?.given("annotations")?[key: key]
  }

  /// The pods get a user namespace of their own: root in a container is nobody on the node.
  public var hasUserNamespace: Bool { flag("hostUsers") == false }

  /// The account that the pods run as; `default` where none is named.
  public var serviceAccountName: String {
    for key: StaticString in ["serviceAccountName", "serviceAccount"] {
      if let name = spec[key]?.text, !name.isEmpty { return name }
    }
    return "default"
  }
}

/// One container of a workload.
public struct Container: Sendable {
  public let node: Node
  public let role: Role
  /// Empty where the name is missing.
  public let name: String
  /// The image, where it is written and well-formed.
  public let image: ImageReference?
  /// The container's own `securityContext`.
  public let security: Node?
  /// The security context of its pod.
  public let podSecurityContext: Node?
  /// `resources`.
  public let resources: Node?
  /// The amounts that `resources` names.
  public let amounts: ComputeResources

  public enum Role: Sendable {
    case container
    case initContainer
    /// An init container with `restartPolicy: Always`.
    case sidecar
    case ephemeral

    /// The word for it in a message.
    public var name: String {
      switch self {
      case .container: "container"
      case .initContainer: "init container"
      case .sidecar: "sidecar"
      case .ephemeral: "ephemeral container"
      }
    }
  }

  static let lists: [(StaticString, Role)] = [
    ("initContainers", .initContainer), ("containers", .container), ("ephemeralContainers", .ephemeral),
  ]

  init(_ node: Node, _ role: Role, podSecurity: Node?) {
    self.node = node
    let isSidecar = role == .initContainer && node["restartPolicy"]?.textIs("Always") ?? false
    self.role = isSidecar ? .sidecar : role
    name = node["name"]?.text ?? ""
    image = node.given("image").flatMap(ImageReference.init)
    security = node.given("securityContext")
    podSecurityContext = podSecurity
    resources = node.given("resources")
    amounts = ComputeResources(namedBy: resources)
  }

  /// A setting of the security context as it takes effect: the container's own before the pod's.
  /// Right for the fields that both levels have (runAsUser, runAsGroup, runAsNonRoot, seLinuxOptions,
  /// seccompProfile, appArmorProfile, windowsOptions); the others have one level only.
  public func effective(_ key: StaticString) -> Node? {
    security?.given(key) ?? podSecurityContext?.given(key)
  }

  /// `privileged: true`: all capabilities, no seccomp, AppArmor or SELinux confinement.
  public var isPrivileged: Bool { security?["privileged"]?.bool ?? false }

  /// Capabilities as written under `add` or `drop`.
  public func capabilities(_ list: StaticString) -> [Node] {
    security?["capabilities"]?.given(list).map { Array($0.children) } ?? []
  }
}
