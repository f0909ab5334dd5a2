struct ImitatedName: Detection {
  static let about = DetectionAbout(
    "AUD-MINE-04", .high, "Workload that imitates a component of the system",
    why: """
      A name like kube-proxy outside its home is chosen so that nobody looks.
      """,
    serves: ["threat/image-masquerade", "threat/cryptojacking"], techniques: ["T1036.005"],
    scope: EventScope(EventScope.workloads, .create, by: .outsiders),
    normal: ["add-ons that were moved"],
    runbook: .cryptominer,
    parameters: [.systemNamespaces, .installers],
    fires: [
      EventExample(
        "outside of its home",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"kube-proxy"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "a letter beside",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"default","name":"kube-pr0xy"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "with a suffix",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"default","name":"coredns-x2x9z"},"responseStatus":{"code":201}}
        """#),
    ],
    quiet: [
      EventExample(
        "at home",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"kube-system","name":"kube-proxy"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "another name",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"proxy"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !context.settings.isSystem(namespace: event.namespace), !event.isByController,
      !event.isInstaller(context.settings)
    else { return nil }
    let name = Array(event.objectName.lowercased().utf8.prefix(64))
    guard let component = Self.components.first(where: { Self.resembles(name, Array($0.utf8)) }) else {
      return nil
    }
    return Hit("made \(event.described), which is called like \(component) of the system")
  }

  private static let components = [
    "kube-proxy", "coredns", "kube-controller-manager", "kube-scheduler", "kube-apiserver", "kube-flannel",
    "calico-node", "aws-node", "metrics-server", "kube-dns", "cilium-agent", "konnectivity-agent",
    "kube-router",
  ]

  /// The name itself, with something behind it, or at most two letters beside it.
  private static func resembles(_ name: [UInt8], _ component: [UInt8]) -> Bool {
    if name.starts(with: component) {
      return name.count == component.count || name[component.count] == UInt8(ascii: "-")
    }
    guard abs(name.count - component.count) <= 1, component.count >= 8 else { return false }
    return distance(name, component) <= 2
  }

  /// The changes of single letters between two words.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let change = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
