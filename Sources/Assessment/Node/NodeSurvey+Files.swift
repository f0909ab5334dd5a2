internal import Documents
internal import Glibc
internal import Kubernetes

extension NodeSurvey {
  /// Takes in all files that a row of the layout names.
  mutating func takeFiles(_ row: NodeLayout.Row) {
    for path in paths(matching: row.pattern) { takeFile(path, row.role, isRead: row.isRead) }
  }

  /// Notes mode and owner of a file, and judges what lies in it where that is asked for.
  ///
  /// - Parameter role: What its object is: a part of a configuration, or the whole.
  mutating func takeFile(
    _ path: String, _ use: NodeLayout.Role, isRead: Bool, as role: KubernetesObject.Role = .manifest
  ) {
    let status = attempt(path) { root throws(FileError) in try root.status(path) }
    guard let status, status.isRegular || status.isFolder else { return }
    let identity = FileIdentity(device: UInt(status.st_dev), number: UInt(status.st_ino))
    guard met.insert(identity).inserted else { return }
    isNode = isNode || use != .cni && use != .userFolder && use != .userKubeconfig
    let name = String(path.split(separator: "/").last ?? "")
    let mode = String(status.st_mode & 0o7777, radix: 8)
    evidence.add(
      "NodeFile", named: root.shown(path),
      [
        ("role", .text(NodeLayout.role(use, ofFile: name).rawValue)),
        ("type", .text(status.isFolder ? "folder" : "file")),
        ("mode", .text(String(repeating: "0", count: max(0, 4 - mode.count)) + mode)),
        ("owner", .number(Int(status.st_uid))), ("group", .number(Int(status.st_gid))),
      ])
    guard status.isRegular else { return }
    switch use {
    case .pkiCertificate, .pkiKey: certificateFiles.append(path)
    case .kubeconfig, .superAdmin, .userKubeconfig: takeKubeconfig(path, use)
    default: break
    }
    guard isRead else { return }
    let bytes = attempt(path) { root throws(FileError) in try root.read(path) }
    guard let bytes else { return }
    texts.append(intake.read(bytes, named: root.shown(path), role: role))
  }

  /// The paths that a pattern names, in bytewise order.
  private mutating func paths(matching pattern: String) -> [String] {
    var found = [""]
    for step in pattern.split(separator: "/") {
      if step == "**" { return found.flatMap { below($0, depth: 0) } }
      guard step.contains("*") else {
        found = found.map { "\($0)/\(step)" }
        continue
      }
      found = found.flatMap { folder in
        names(in: folder).filter { Self.matches($0[...], step) }.map { "\(folder)/\($0)" }
      }
    }
    return found
  }

  /// All files below a folder, some levels deep; links are taken as what they lead to, and folders once.
  private mutating func below(_ folder: String, depth: Int) -> [String] {
    guard depth < 6 else { return [] }
    var files: [String] = []
    for name in names(in: folder).prefix(10_000) {
      let path = "\(folder)/\(name)"
      guard let status = attempt(path, { root throws(FileError) in try root.status(path) }) else { continue }
      if status.isFolder { files += below(path, depth: depth + 1) } else { files.append(path) }
    }
    return files
  }

  /// Whether a name matches a pattern with at most one `*`.
  private static func matches(_ name: Substring, _ pattern: Substring) -> Bool {
    guard let star = pattern.firstIndex(of: "*") else { return name == pattern }
    let (start, end) = (pattern[..<star], pattern[pattern.index(after: star)...])
    return name.utf8.count >= start.utf8.count + end.utf8.count && name.hasPrefix(start)
      && name.hasSuffix(end)
      && (!name.hasPrefix(".") || pattern.hasPrefix("."))
  }
}
