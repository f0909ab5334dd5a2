public import Assessment
internal import Components
internal import Documents
public import Findings
internal import Kubernetes

/// What closes the findings about the set-up of a control plane and its nodes, each change in the way of whoever
/// has installed them. Nothing of it is applied.
public struct HardeningPlan: Sendable {
  public let installer: NodeInstaller
  /// In the order of what they change.
  public let changes: [HardeningChange]
  /// What only a person can decide, with the advice of the check, in the order of the report.
  public let left: [Finding]

  public init(_ report: Report) {
    let installer = report.installer
    self.installer = installer
    var flags: [FlagChanges] = []
    var fields: [FieldChanges] = []
    var commands = CommandChanges()
    var left: [Finding] = []
    for finding in report.findings {
      if let index = flags.firstIndex(where: { $0.isOf(finding) }) {
        if !flags[index].take(finding) { left.append(finding) }
      } else if var changes = FlagChanges(finding) {
        let isTaken = changes.take(finding)
        if isTaken { flags.append(changes) } else { left.append(finding) }
      } else if let index = fields.firstIndex(where: { $0.isOf(finding) }) {
        if !fields[index].take(finding) { left.append(finding) }
      } else if var changes = FieldChanges(finding) {
        let isTaken = changes.take(finding)
        if isTaken { fields.append(changes) } else { left.append(finding) }
      } else if !commands.take(finding) {
        left.append(finding)
      }
    }
    changes =
      flags.map { $0.change(installer) } + fields.map { $0.change(installer) }
      + (commands.findings.isEmpty ? [] : [commands.change])
    self.left = left
  }
}

/// One change, of one file or by some commands.
public struct HardeningChange: Sendable {
  public enum Kind: String, Sendable {
    /// A file that kubeadm lays over what it writes.
    case kubeadmPatch = "kubeadm-patch"
    /// A part of the configuration of k3s or RKE2.
    case configPart = "config-part"
    /// What a systemd drop-in holds.
    case systemdDropIn = "systemd-drop-in"
    /// The lines of a static pod's manifest that change.
    case staticPod = "static-pod"
    /// Fields of a configuration file.
    case fields
    case commands
  }

  public let kind: Kind
  /// The file that holds it; nil for commands.
  public let file: String?
  /// What the file holds, or the lines that change, or the commands.
  public let content: String
  /// What to do with it, in order.
  public let steps: [String]
  public let closes: [Finding]
}
