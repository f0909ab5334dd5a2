internal import Documents
internal import Kubernetes

struct PauseMasquerade: PodDetection {
  static let about = DetectionAbout(
    "AUD-MINE-01", .critical, "Pause image used as an application container",
    why: """
      The sandbox of a pod is made by the runtime and stands in no pod spec. A pause image among the \
      containers is a disguise that miners are known for.
      """,
    serves: ["threat/image-masquerade", "threat/cryptojacking"], techniques: ["T1036.005", "T1496"],
    level: .request,
    scope: .podSpecs,
    suppressed: ["the genuine image without command and with a negative priority: room for autoscalers"],
    runbook: .cryptominer,
    fires: [
      EventExample(
        "pause from somebody's own repository, with a command",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"pause","image":"docker.io/bitnn/alpine-xmrig/pause:3.1","command":["/bin/x"]}]}}}
        """#),
      EventExample(
        "the genuine image on every node",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"default","name":"proxy-api"},"responseStatus":{"code":201},"requestObject":{"spec":{"template":{"spec":{"containers":[{"name":"p","image":"registry.k8s.io/pause:3.9"}]}}}}}
        """#),
      EventExample(
        "the genuine image with a command",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"p","image":"registry.k8s.io/pause:3.9","args":["sh"]}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "room kept for an autoscaler",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"room"},"responseStatus":{"code":201},"requestObject":{"spec":{"template":{"spec":{"priorityClassName":"overprovisioning","containers":[{"name":"reserve","image":"registry.k8s.io/pause:3.9","resources":{"requests":{"cpu":"2"}}}]}}}}}
        """#),
      EventExample(
        "an ordinary image",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    for container in event.containers {
      let name = container.name.lowercased()
      guard let reference = container.image else { continue }
      let base = container.imageBase
      let isPause = base == "pause" || base.hasPrefix("pause-")
      guard isPause || Self.names.contains(name) else { continue }
      let isGenuine = Self.origins.contains { reference.lies(at: $0) }
      if isPause, !isGenuine { return "runs \(container.imageName), a pause image of foreign origin," }
      let words = container.words
      let isBusy =
        !words.isEmpty || !(container.node.given("env").map { $0.count == 0 } ?? true)
        || container.node.given("livenessProbe") != nil || container.node.given("ports") != nil
      if isPause, isBusy { return "gives the pause image \(container.imageName) something to do" }
      // An autoscaler keeps room with it: for that its priority is below all others.
      let isPlaceholder =
        isPause && (spec["priority"]?.int ?? (spec["priorityClassName"] == nil ? 0 : -1)) < 0
      if isPause, !isPlaceholder, Self.wantsProcessor(container.node) || event.resource == "daemonsets" {
        return "gives the pause image \(container.imageName) more processor than it needs"
      }
      if !isPause, isBusy, !isGenuine, !event.effective.isSystemAccount {
        return "hides \(container.imageName) behind the name \(name)"
      }
    }
    return nil
  }

  private static let names: Set<String> = ["pause", "k8s-pause", "proxy-api", "pause-amd64"]
  private static let origins = [
    "registry.k8s.io", "k8s.gcr.io", "gcr.io/google_containers", "gcr.io/google-containers", "gke.gcr.io",
    "mcr.microsoft.com/oss", "public.ecr.aws/eks-distro", "rancher/mirrored-pause",
  ]

  private static func wantsProcessor(_ container: Node) -> Bool {
    ["requests", "limits"].contains { part in
      guard let amount = container["resources"]?[key: part]?["cpu"], let cpu = try? Quantity(amount) else {
        return false
      }
      return cpu.nanos > 50_000_000
    }
  }
}
