extension NodeSurvey {
  /// Packages of container runtimes, and what Kubernetes calls them.
  private static let runtimes: [(package: String, name: String)] = [
    ("containerd.io", "containerd"), ("containerd", "containerd"), ("cri-o", "cri-o"),
    ("docker-ce", "docker"),
    ("docker.io", "docker"), ("runc", "runc"),
  ]

  /// Where their programs lie, and the variable that bears their version.
  private static let programs: [(name: String, program: String, variable: String)] = [
    ("containerd", "containerd", "/version.Version"), ("cri-o", "crio", "/version.Version"),
    ("docker", "dockerd", "/dockerversion.Version"),
  ]

  /// The container runtimes that are installed, as `name://version`: by the lists of dpkg and apk, and where these do
  /// not tell, as on systems with rpm, by what their programs say of themselves. No program is started.
  func runtimes() -> [String] {
    let listed = listedRuntimes()
    return listed
      + Self.programs.compactMap { name, program, variable in
        guard !listed.contains(where: { $0.hasPrefix("\(name)://") }) else { return nil }
        for folder in ["/usr/bin", "/usr/local/bin"] {
          let stretches = try? root.stretches(
            of: "\(folder)/\(program)", from: GoBuild.mark, reach: GoBuild.limit, limit: 512 << 20)
          for stretch in stretches ?? [] {
            guard let release = GoBuild(stretch)?.release(variable: variable) else { continue }
            return "\(name)://\(release)"
          }
        }
        return nil
      }
  }

  private func listedRuntimes() -> [String] {
    var found: [String] = []
    for (file, name, version) in [
      ("/var/lib/dpkg/status", "Package: ", "Version: "), ("/lib/apk/db/installed", "P:", "V:"),
    ] {
      guard let list = try? root.read(file, limit: 64 << 20) else { continue }
      var package: Substring = ""
      var isInstalled = true
      for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
        if line.hasPrefix(name) { (package, isInstalled) = (line.dropFirst(name.count), true) }
        // dpkg remembers what was removed.
        if line.hasPrefix("Status: ") { isInstalled = line.hasSuffix(" installed") }
        guard line.hasPrefix(version), isInstalled,
          let runtime = Self.runtimes.first(where: { $0.package == package })
        else { continue }
        // Debian's epoch says nothing of the release.
        let number = line.dropFirst(version.count).split(separator: ":").last ?? ""
        found.append("\(runtime.name)://\(number)")
      }
    }
    return found
  }
}
