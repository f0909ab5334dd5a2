extension NodeSurvey {
  /// Packages of container runtimes, and what Kubernetes calls them.
  private static let runtimes: [(package: String, name: String)] = [
    ("containerd.io", "containerd"), ("containerd", "containerd"), ("cri-o", "cri-o"),
    ("docker-ce", "docker"),
    ("docker.io", "docker"), ("runc", "runc"),
  ]

  /// The container runtimes that are installed, as `name://version`, by the lists of dpkg and apk. No program is
  /// started, and rpm's list is a database: of runtimes there nothing is said.
  mutating func runtimes() -> [String] {
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
