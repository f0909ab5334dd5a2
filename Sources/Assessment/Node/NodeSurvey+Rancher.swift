internal import Components
internal import Documents

extension NodeSurvey {
  /// Looks at the components that k3s runs in its own process, which has no command line for them. RKE2 starts its
  /// own as static pods and processes.
  ///
  /// - Parameter processes: The words of the processes of k3s.
  mutating func takeRancher(_ processes: [[String]]) {
    let folder = "/etc/rancher/k3s"
    var files = [(path: String, isThere: Bool)]()
    files.append(("\(folder)/config.yaml", exists("\(folder)/config.yaml")))
    files += names(in: "\(folder)/config.yaml.d").filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      .map { ("\(folder)/config.yaml.d/\($0)", true) }
    let words = processes.first { $0.count > 1 && ($0[1] == "server" || $0[1] == "agent") }
    guard words != nil || exists("/var/lib/rancher/k3s") else { return }
    var settings = RancherSettings()
    for file in files where file.isThere {
      guard let bytes = attempt(file.path, { root throws(FileError) in try root.read(file.path) }) else {
        continue
      }
      let parsed = parse(bytes, name: root.shown(file.path))
      for error in parsed.errors {
        unreadable.append(
          Unassessed(
            file: root.shown(file.path), line: nil, reason: .parseError, message: error.message))
      }
      parsed.documents.first.map { settings.read($0) }
    }
    if let words { settings.read(words.dropFirst(2)) }
    let isServer = words.map { $0[1] == "server" } ?? exists("/var/lib/rancher/k3s/server")
    let parts: [Component] = isServer ? [.apiServer, .controllerManager, .scheduler] : []
    let source = files.first { $0.isThere }.map { root.shown($0.path) } ?? "k3s"
    for component in parts + [.kubelet, .proxy] where !started.contains(component) {
      take(settings.command(of: component), [], component, from: source)
    }
    let etcd = "/var/lib/rancher/k3s/server/db/etcd/config"
    if isServer, !started.contains(.etcd), exists(etcd) { takeEtcd(etcd) }
  }
}
