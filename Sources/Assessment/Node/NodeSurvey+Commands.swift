internal import Components
internal import Documents
internal import Kubernetes

extension NodeSurvey {
  /// Looks at the files that the components of static pods are pointed to.
  mutating func takeStaticPods() {
    for workload in texts.flatMap(\.workloads) {
      for container in workload.containers {
        guard let command = ComponentCommand(container: container.node) else { continue }
        started.insert(command.component)
        let path = { Self.hostPath($0, in: container, of: workload) }
        takeFiles(of: command, at: path)
        if command.isInFile, let file = command.text("config-file").flatMap(path) { takeEtcd(file) }
      }
    }
  }

  /// Looks at the processes of components, and where none runs, at what systemd would start.
  mutating func takeCommands() {
    var running: [(process: String, words: [String], variables: [(name: String, value: String)])] = []
    var rancher: [[String]] = []
    for name in names(in: "/proc") where !name.isEmpty && name.allSatisfy(\.isNumber) {
      // A process may end while it is looked at.
      guard let line = try? root.text("/proc/\(name)/cmdline"), !line.isEmpty else { continue }
      let words = line.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
      if words.first?.split(separator: "/").last == "k3s" { rancher.append(words) }
      guard Self.component(of: words) != nil else { continue }
      running.append((name, words.last == "" ? words.dropLast() : words, variables(of: name)))
    }
    running.sort { (Int($0.process) ?? 0) < (Int($1.process) ?? 0) }
    var seen: Set<Component> = []
    for (process, words, variables) in running {
      guard let component = Self.component(of: words), !started.contains(component),
        seen.insert(component).inserted
      else { continue }
      take(words, variables, component, from: "/proc/\(process)/cmdline")
    }
    for unit in [
      "kubelet", "etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy",
    ] {
      guard let component = Component(rawValue: unit), !started.contains(component),
        !seen.contains(component),
        let (words, file) = unitCommand(unit), Self.component(of: words) == component
      else { continue }
      take(words, [], component, from: file)
    }
    started.formUnion(seen)
    takeRancher(rancher)
  }

  /// Notes how a component is started, and looks at the files that its flags name.
  mutating func take(
    _ words: [String], _ variables: [(name: String, value: String)], _ component: Component,
    from source: String
  ) {
    isNode = true
    let fields: [(String, EvidenceText.Value)] = [
      ("source", .text(source)), ("command", .list(words)), ("env", .variables(variables)),
    ]
    evidence.add("NodeCommand", named: component.rawValue, fields)
    var own = EvidenceText()
    own.add("NodeCommand", named: component.rawValue, fields)
    guard let document = parse(own.text).documents.first, let command = ComponentCommand(container: document)
    else {
      return
    }
    takeFiles(of: command) { $0 }
    if command.isInFile, let file = command.text("config-file") { takeEtcd(file) }
    // Drop-ins lie over the file, and are only parts of a configuration.
    if component == .kubelet, let folder = command.text("config-dir") {
      for name in names(in: folder) where name.hasSuffix(".conf") {
        takeFile("\(folder)/\(name)", .kubeletConfig, isRead: true, as: .patch)
      }
    }
  }

  /// The files that flags name, as paths of the host.
  private mutating func takeFiles(of command: ComponentCommand, at host: (String) -> String?) {
    if command.component == .apiServer {
      servedCertificate = command.text("tls-cert-file").flatMap(host)
      serviceRange = command.text("service-cluster-ip-range")
    }
    for row in NodeLayout.flags where row.component == command.component.rawValue {
      guard let path = command.text(row.flag), path.hasPrefix("/"), let path = host(path) else { continue }
      takeFile(path, row.role, isRead: row.isRead)
    }
  }

  /// Where a path of a container lies on the host; nil where no folder of the host is mounted there.
  private static func hostPath(_ path: String, in container: Container, of workload: Workload) -> String? {
    guard let mount = Mount.covering(path, in: container, of: workload),
      let host = mount.volume?.given("hostPath")?.given("path")?.text
    else { return nil }
    return host + path.dropFirst(mount.path == "/" ? 0 : mount.path.utf8.count)
  }

  private static func component(of words: [String]) -> Component? {
    guard let program = words.first?.split(separator: "/").last else { return nil }
    return Component(rawValue: String(program))
  }

  /// Of the environment of a process only etcd's own variables: others may hold anything.
  private func variables(of process: String) -> [(name: String, value: String)] {
    guard let text = try? root.text("/proc/\(process)/environ") else { return [] }
    return text.split(separator: "\0").compactMap { entry in
      guard entry.hasPrefix("ETCD_"), let equals = entry.firstIndex(of: "=") else { return nil }
      return (String(entry[..<equals]), String(entry[entry.index(after: equals)...]))
    }
  }

  /// What systemd would start, and the file that says so.
  private mutating func unitCommand(_ name: String) -> ([String], String)? {
    let folders = ["/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"]
    guard let file = folders.map({ "\($0)/\(name).service" }).first(where: { exists($0) }),
      let text = text(file)
    else {
      return nil
    }
    var unit = UnitFile()
    unit.read(text)
    // A drop-in in /etc hides one of the same name elsewhere; they are read in the order of their names.
    var dropIns: [String: String] = [:]
    for folder in folders.reversed() {
      for dropIn in names(in: "\(folder)/\(name).service.d") where dropIn.hasSuffix(".conf") {
        dropIns[dropIn] = "\(folder)/\(name).service.d/\(dropIn)"
      }
    }
    for (_, path) in dropIns.sorted(by: { $0.key < $1.key }) { self.text(path).map { unit.read($0) } }
    for path in unit.environmentFiles { self.text(path).map { unit.readVariables($0) } }
    return unit.commands.last.map { ($0, root.shown(file)) }
  }
}
