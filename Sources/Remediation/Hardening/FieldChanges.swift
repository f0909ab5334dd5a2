internal import Assessment
internal import Documents
internal import Findings
internal import Kubernetes

/// The fields of one configuration file that change: the kubelet's, or one that the API server reads.
struct FieldChanges {
  let subject: Subject
  private(set) var findings: [Finding] = []
  /// By their paths from the object; nil takes a field away.
  private(set) var fields: [(path: [String], value: Literal?)] = []

  /// nil for a finding that is about no such file.
  init?(_ finding: Finding) {
    guard finding.subject.kind == "KubeletConfiguration", Self.field(finding) != nil else { return nil }
    subject = finding.subject
  }

  func isOf(_ finding: Finding) -> Bool { finding.subject.node == subject.node && Self.field(finding) != nil }

  /// Takes in what a finding's remedy changes; false where it contradicts another.
  mutating func take(_ finding: Finding) -> Bool {
    guard let field = Self.field(finding) else { return false }
    if let known = fields.first(where: { $0.path == field.path }) {
      guard known.value == field.value else { return false }
    } else {
      fields.append(field)
    }
    findings.append(finding)
    return true
  }

  /// Items of lists have no place in a merge: such a finding is left to a person.
  private static func field(_ finding: Finding) -> (path: [String], value: Literal?)? {
    let (node, more, value): (Node, [String], Literal?)
    switch finding.remedy?.change {
    case .set(let under, let path, let to): (node, more, value) = (under, path.components, to)
    case .replace(let old, let new): (node, more, value) = (old, [], new)
    case .remove(let old): (node, more, value) = (old, [], nil)
    case .append, nil: return nil
    }
    let above = node.path(from: finding.subject.node)
    guard !above.contains("[") else { return nil }
    return (above.split(separator: ".").map(String.init) + more, value)
  }

  // MARK: Saying it

  func change(_ installer: NodeInstaller) -> HardeningChange {
    let file = subject.node.tree.source.name
    let kubelet = "systemctl restart kubelet"
    switch installer {
    case .kubeadm:
      let folder = "/etc/kubernetes/patches"
      return HardeningChange(
        kind: .kubeadmPatch, file: "\(folder)/kubeletconfiguration+merge.yaml", content: text(isMerge: true),
        steps: [
          "Write the file on every node, one node after the other",
          "kubeadm upgrade node phase kubelet-config --patches \(folder)", kubelet,
          "For nodes that join later: kubectl -n kube-system edit configmap kubelet-config",
        ], closes: findings)
    case .k3s, .rke2:
      let folder = "/var/lib/rancher/\(installer.rawValue)/agent/etc/kubelet.conf.d"
      return HardeningChange(
        kind: .configPart, file: "\(folder)/90-hardening.conf",
        content: "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n"
          + text(isMerge: false),
        steps: ["Write the file on every node", "Restart k3s, rke2-server or rke2-agent there"],
        closes: findings)
    case .kops, .other:
      let again =
        installer == .kops
        ? ["kops writes the file anew: say the same in `kops edit cluster`, spec.kubelet"] : []
      return HardeningChange(
        kind: .fields, file: file, content: text(isMerge: false),
        steps: ["Set these fields in the file, on every node", kubelet] + again, closes: findings)
    }
  }

  /// The fields as YAML. A merge patch takes away what is null; for a person that is a comment.
  private func text(isMerge: Bool) -> String {
    var root = FieldTree()
    var gone: [String] = []
    for (path, value) in fields {
      if let value {
        root.set(path[...], to: value)
      } else if isMerge {
        root.set(path[...], to: .null)
      } else {
        gone.append("# Remove \(path.joined(separator: ".")).\n")
      }
    }
    return root.lines(indent: "").joined() + gone.joined()
  }
}

/// Fields below fields, in the order in which they came.
private struct FieldTree {
  private var entries: [(key: String, value: Literal?, below: FieldTree)] = []

  mutating func set(_ path: ArraySlice<String>, to value: Literal) {
    guard let key = path.first else { return }
    let index = entries.firstIndex { $0.key == key } ?? entries.count
    if index == entries.count { entries.append((key, nil, FieldTree())) }
    if path.count == 1 {
      entries[index].value = value
    } else {
      entries[index].below.set(path.dropFirst(), to: value)
    }
  }

  func lines(indent: String) -> [String] {
    entries.flatMap { key, value, below in
      let start = "\(indent)\(Literal.scalar(key)):"
      return value.map { ["\(start) \($0.flow)\n"] } ?? ["\(start)\n"] + below.lines(indent: indent + "  ")
    }
  }
}
