internal import Documents
internal import Kubernetes

/// Add-ons that nobody maintains any more, and releases of others with a known way in: the one table.
struct AddOn {
  /// How the path of its image ends, from a slash on.
  let path: StaticString
  let name: String
  /// When it went, and what takes its place; nil where it is alive.
  let retired: (when: String, successor: String)?
  let flaws: [Flaw]

  /// A way in that later releases do not have.
  struct Flaw {
    let id: String
    let what: String
    /// The first release of each line, `major.minor`, without it. Lines below the first have it; lines
    /// between and above do not.
    let fixed: [[Int]]

    func isIn(_ release: [Int]) -> Bool {
      guard let first = fixed.first, release.count == 3 else { return false }
      if let line = fixed.first(where: { $0[0] == release[0] && $0[1] == release[1] }) {
        return release[2] < line[2]
      }
      return release.lexicographicallyPrecedes(first)
    }
  }

  /// The add-on that an image is; nil for any other.
  init?(_ image: ImageReference) {
    let row: AddOn? = image.withPath { path in
      Self.table.first { row in
        let length = row.path.utf8CodeUnitCount
        return path.count == length && path.equals(row.path)
          || path.count > length && path[path.endIndex - length - 1] == UInt8(ascii: "/")
            && path.suffix(length).equals(row.path)
      }
    }
    guard let row else { return nil }
    self = row
  }

  /// The flaws of the release that an image's tag names; none where it names no release.
  func flaws(of image: ImageReference) -> [Flaw] {
    guard !flaws.isEmpty, let release = image.tag.flatMap(Self.release) else { return [] }
    return flaws.filter { $0.isIn(release) }
  }

  /// `v1.11.4` and `1.11.4-chroot` as numbers; nil for tags of another form, and for pre-releases.
  static func release(_ tag: String) -> [Int]? {
    let rest = tag.hasPrefix("v") ? tag.dropFirst() : tag[...]
    let numbers = rest.prefix { $0.isNumber || $0 == "." }.split(
      separator: ".", omittingEmptySubsequences: false)
    let parsed = numbers.compactMap { Int($0) }
    return parsed.count == 3 && numbers.count == 3 ? parsed : nil
  }
}

extension AddOn {
  private init(
    _ path: StaticString, _ name: String, retired: (String, String)? = nil, flaws: [Flaw] = []
  ) {
    self.path = path
    self.name = name
    self.retired = retired.map { (when: $0.0, successor: $0.1) }
    self.flaws = flaws
  }

  private static let ingressFlaws = [
    Flaw(
      id: "CVE-2025-1974", what: "whoever reaches its webhook runs code with all its secrets",
      fixed: [[1, 11, 5], [1, 12, 1]])
  ]
  private static let ingress = ("in March 2026", "a controller of the Gateway API")
  private static let dashboard = ("in January 2026", "Headlamp, under the user's own account")
  private static let agent = ("on 1 November 2025", "Grafana Alloy")

  /// Sources: the projects' own announcements. ingress-nginx: kubernetes.io/blog/2025/11/11 and, for the
  /// flaw, kubernetes.io/blog/2025/03/24; Promtail: grafana.com/docs/loki/latest/send-data/promtail; Grafana
  /// Agent: grafana.com/docs/agent; the dashboard: kubernetes-retired/dashboard, archived on 21 January 2026
  /// (kubernetes/website#54042); Weave Net, kaniko and external-storage: their archived repositories; Helm 2:
  /// helm.sh/blog, 2020.
  private static let table: [AddOn] = [
    AddOn("ingress-nginx/controller", "ingress-nginx", retired: ingress, flaws: ingressFlaws),
    AddOn("ingress-nginx/controller-chroot", "ingress-nginx", retired: ingress, flaws: ingressFlaws),
    AddOn("kubernetes-ingress-controller/nginx-ingress-controller", "ingress-nginx", retired: ingress),
    AddOn("kubernetesui/dashboard", "the Kubernetes Dashboard", retired: dashboard),
    AddOn("kubernetesui/dashboard-api", "the Kubernetes Dashboard", retired: dashboard),
    AddOn("kubernetesui/dashboard-web", "the Kubernetes Dashboard", retired: dashboard),
    AddOn("kubernetes-dashboard-amd64", "the Kubernetes Dashboard", retired: dashboard),
    AddOn("grafana/promtail", "Promtail", retired: ("on 2 March 2026", "Grafana Alloy")),
    AddOn("grafana/agent", "Grafana Agent", retired: agent),
    AddOn("grafana/agent-operator", "Grafana Agent", retired: agent),
    AddOn(
      "kubernetes-helm/tiller", "Tiller",
      retired: ("in November 2020", "Helm 3 or later, which needs no server")),
    AddOn("helm/tiller", "Tiller", retired: ("in November 2020", "Helm 3 or later, which needs no server")),
    AddOn(
      "weaveworks/weave-kube", "Weave Net", retired: ("in June 2024", "a network plugin that is maintained")),
    AddOn(
      "weaveworks/weave-npc", "Weave Net", retired: ("in June 2024", "a network plugin that is maintained")),
    AddOn("kaniko-project/executor", "kaniko", retired: ("in June 2025", "BuildKit or Buildah without root")),
    AddOn("heapster-amd64", "Heapster", retired: ("in 2019", "metrics-server")),
    AddOn(
      "external_storage/nfs-client-provisioner", "nfs-client-provisioner",
      retired: ("in 2020", "registry.k8s.io/sig-storage/nfs-subdir-external-provisioner")),
  ]
}
