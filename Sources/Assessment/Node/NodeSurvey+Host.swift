internal import Glibc

extension NodeSurvey {
  /// Ports of components, and of what is gone from them.
  private static let ports: [Int: String] = [
    2379: "etcd", 2380: "etcd peers", 2381: "etcd metrics", 4194: "cAdvisor", 6443: "API server",
    8080: "API server without TLS", 10249: "kube-proxy metrics", 10250: "kubelet",
    10251: "scheduler without TLS",
    10252: "controller manager without TLS", 10255: "kubelet, read-only", 10256: "kube-proxy health",
    10257: "controller manager", 10259: "scheduler",
  ]

  /// The listening sockets on the ports of components.
  mutating func takeSockets() {
    var found: Set<String> = []
    for (file, isSix) in [("/proc/net/tcp", false), ("/proc/net/tcp6", true)] {
      for line in (text(file) ?? "").split(separator: "\n").dropFirst() {
        let fields = line.split(separator: " ")
        // The state 0A is LISTEN.
        guard fields.count > 3, fields[3] == "0A", let colon = fields[1].lastIndex(of: ":"),
          let port = Int(fields[1][fields[1].index(after: colon)...], radix: 16), let use = Self.ports[port]
        else { continue }
        let scope = Self.scope(of: fields[1][..<colon], isSix: isSix)
        guard found.insert("\(scope) \(port)").inserted else { continue }
        evidence.add(
          "NodeSocket", named: "\(scope):\(port)",
          [("port", .number(port)), ("address", .text(scope)), ("use", .text(use))])
      }
    }
  }

  /// `any`, `loopback` or `one` for an address as the kernel prints it, in words of the machine's order.
  private static func scope(of address: Substring, isSix: Bool) -> String {
    if address.allSatisfy({ $0 == "0" }) { return "any" }
    if isSix {
      if address == "00000000000000000000000001000000" { return "loopback" }
      if address.hasPrefix("0000000000000000FFFF0000"), address.hasSuffix("7F") { return "loopback" }
      return "one"
    }
    return address.hasSuffix("7F") ? "loopback" : "one"
  }

  /// The system below.
  mutating func takeHost() {
    var fields: [(String, EvidenceText.Value)] = []
    for (field, file) in [("kernel", "/proc/sys/kernel/osrelease"), ("system", "/etc/os-release")] {
      guard let text = try? root.text(file) else { continue }
      let line =
        field == "system" ? text.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") } : text[...]
      let value = line?.drop { $0 != "=" }.dropFirst().filter { $0 != "\"" }
      fields.append((field, .text(field == "system" ? String(value ?? "") : text.filter { $0 != "\n" })))
    }
    let runtimes = runtimes()
    if !runtimes.isEmpty { fields.append(("runtimes", .list(runtimes))) }
    if let modules = try? root.text("/sys/kernel/security/lsm") {
      fields.append(
        ("securityModules", .list(modules.filter { $0 != "\n" }.split(separator: ",").map(String.init))))
    }
    if let enforce = try? root.text("/sys/fs/selinux/enforce") {
      fields.append(("selinux", .text(enforce.hasPrefix("1") ? "enforcing" : "permissive")))
    }
    if let swaps = try? root.text("/proc/swaps") {
      let devices = swaps.split(separator: "\n").dropFirst().compactMap {
        $0.split(separator: " ").first.map(String.init)
      }
      fields.append(("swap", .list(devices)))
    }
    fields.append(("journal", .text(journal())))
    fields.append(("logForwarders", .list(forwarders())))
    let needsReboot = exists("/run/reboot-required") || exists("/var/run/reboot-required")
    fields.append(("rebootRequired", .bool(needsReboot)))
    evidence.add("NodeHost", named: hostName(), fields)
  }

  private func hostName() -> String {
    let name = (try? root.text("/etc/hostname"))?.filter { $0 != "\n" && $0 != " " } ?? ""
    return name.isEmpty ? "node" : name
  }

  /// Where journald keeps its log: `persistent`, `volatile`, `none`, or `absent` without systemd.
  private mutating func journal() -> String {
    guard exists("/etc/systemd") else { return "absent" }
    var storage = "auto"
    var files = ["/etc/systemd/journald.conf"]
    for folder in ["/usr/lib/systemd/journald.conf.d", "/etc/systemd/journald.conf.d"] {
      files += names(in: folder).filter { $0.hasSuffix(".conf") }.map { "\(folder)/\($0)" }
    }
    for file in files {
      for line in (text(file) ?? "").split(separator: "\n") where line.hasPrefix("Storage=") {
        storage = line.dropFirst(8).filter { $0 != " " }.lowercased()
      }
    }
    if storage == "auto" { return exists("/var/log/journal") ? "persistent" : "volatile" }
    return storage
  }

  /// Programs with a configuration that can send the node's logs elsewhere.
  private mutating func forwarders() -> [String] {
    [
      ("rsyslog", "/etc/rsyslog.conf"), ("syslog-ng", "/etc/syslog-ng/syslog-ng.conf"),
      ("fluent-bit", "/etc/fluent-bit/fluent-bit.conf"), ("vector", "/etc/vector/vector.yaml"),
      ("journal-upload", "/etc/systemd/journal-upload.conf"),
    ].filter { forwards($0.1) }.map(\.0)
  }

  /// rsyslog and journal-upload are there on many systems and send nothing until they are told to.
  private mutating func forwards(_ file: String) -> Bool {
    guard let text = text(file) else { return false }
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }.filter {
      !$0.hasPrefix("#")
    }
    if file.hasSuffix("rsyslog.conf") {
      return lines.contains { $0.contains("@") || $0.contains("omfwd") || $0.contains("omrelp") }
    }
    if file.hasSuffix("journal-upload.conf") { return lines.contains { $0.hasPrefix("URL=") } }
    return true
  }
}
