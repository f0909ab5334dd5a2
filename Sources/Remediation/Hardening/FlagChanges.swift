internal import Assessment
internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

/// The words of one component's command line that change.
struct FlagChanges {
  /// The list that holds the words.
  let list: Node
  let component: Component
  let subject: Subject
  private(set) var findings: [Finding] = []
  /// By the index of the word.
  private(set) var replaced: [Int: String] = [:]
  private(set) var removed: Set<Int> = []
  private(set) var added: [String] = []

  /// nil for a finding that is about no command line of a component.
  init?(_ finding: Finding) {
    guard let list = Self.list(of: finding) else { return nil }
    guard let container = list.parent, let component = ComponentCommand(container: container)?.component
    else { return nil }
    (self.list, self.component, subject) = (list, component, finding.subject)
  }

  func isOf(_ finding: Finding) -> Bool { Self.list(of: finding) == list }

  /// The list of words that a remedy changes.
  private static func list(of finding: Finding) -> Node? {
    let list: Node? =
      switch finding.remedy?.change {
      case .append(let list, let path, _) where path.description.isEmpty: list
      case .replace(let word, _), .remove(let word): word.parent
      default: nil
      }
    guard let list, list.isSequence, list.keyIs("command") || list.keyIs("args") else { return nil }
    return list
  }

  /// Takes in what a finding's remedy changes; false where it contradicts another.
  mutating func take(_ finding: Finding) -> Bool {
    switch finding.remedy?.change {
    case .append(_, _, .string(let word)):
      if !added.contains(word) { added.append(word) }
    case .replace(let node, with: .string(let word)):
      guard let index = node.itemIndex, replaced[index] ?? word == word, !removed.contains(index) else {
        return false
      }
      replaced[index] = word
    case .remove(let node):
      guard let index = node.itemIndex, replaced[index] == nil else { return false }
      removed.insert(index)
    default: return false
    }
    findings.append(finding)
    return true
  }

  // MARK: Saying it

  func change(_ installer: NodeInstaller) -> HardeningChange {
    let isProcess = subject.kind == "NodeCommand"
    switch installer {
    case .k3s, .rke2: return rancherPart(installer)
    case .kubeadm where !isProcess && component != .kubelet && component != .proxy: return kubeadmPatch
    default: return isProcess ? dropIn : manifest(installer)
    }
  }

  /// The words as they stand.
  private var words: [String] { list.children.map { $0.text ?? "" } }

  private var path: String {
    list.path(from: subject.node).split(separator: ".").map {
      $0.replacing("[", with: "/").replacing("]", with: "")
    }.map { "/\($0)" }.joined()
  }

  /// Places are named as they are before the change: replacing comes first, then removing from the end, then what
  /// is new. Each is tested, so that a manifest that has changed refuses the patch.
  private var kubeadmPatch: HardeningChange {
    let words = words
    var lines = ["# Laid over what kubeadm writes to /etc/kubernetes/manifests/\(component.rawValue).yaml."]
    func add(_ operation: String, _ place: String, _ value: String?) {
      let value = value.map { ", value: \(Self.quoted($0))" } ?? ""
      lines.append("- {op: \(operation), path: \(path)/\(place)\(value)}")
    }
    for (index, word) in replaced.sorted(by: { $0.key < $1.key }) {
      add("test", "\(index)", words[index])
      add("replace", "\(index)", word)
    }
    for index in removed.sorted(by: >) {
      add("test", "\(index)", words[index])
      add("remove", "\(index)", nil)
    }
    for word in added { add("add", "-", word) }
    let folder = "/etc/kubernetes/patches"
    let phase =
      switch component {
      case .apiServer: "control-plane apiserver"
      case .controllerManager: "control-plane controller-manager"
      case .scheduler: "control-plane scheduler"
      case .etcd, .kubelet, .proxy: "etcd local"
      }
    return HardeningChange(
      kind: .kubeadmPatch, file: "\(folder)/\(component.rawValue)0+json.yaml",
      content: lines.joined(separator: "\n") + "\n",
      steps: [
        "Write the file on every control-plane node, one node after the other",
        "kubectl -n kube-system get configmap kubeadm-config -o jsonpath='{.data.ClusterConfiguration}' > kubeadm.yaml",
        "kubeadm init phase \(phase) --config kubeadm.yaml --patches \(folder)",
        "Wait until \(component.title) is ready again, then go to the next node",
        "From now on pass --patches \(folder) to kubeadm upgrade, which writes the manifest anew",
      ], closes: findings)
  }

  /// k3s and RKE2 hand arguments on; a later one of a name takes the place of an earlier one.
  private func rancherPart(_ installer: NodeInstaller) -> HardeningChange {
    let words = words
    let key = component == .etcd ? "etcd-arg" : "\(component.rawValue)-arg"
    let new = replaced.sorted { $0.key < $1.key }.map(\.value) + added
    var lines = ["# Nothing to add to what config.yaml says."]
    if !new.isEmpty {
      lines = ["# Added to what config.yaml says.", "\(key)+:"]
      lines += new.map { "- \(Self.quoted(String($0.drop { $0 == "-" })))" }
    }
    let isServer = component != .kubelet && component != .proxy
    let unit = installer == .k3s ? "k3s" : isServer ? "rke2-server" : "rke2-server or rke2-agent"
    let gone = removed.sorted().map {
      "Take \(CredentialMask.masked(String(words[$0].drop { character in character == "-" }))) out of \(key)"
    }
    return HardeningChange(
      kind: .configPart, file: "/etc/rancher/\(installer.rawValue)/config.yaml.d/90-hardening.yaml",
      content: lines.joined(separator: "\n") + "\n",
      steps: gone + (new.isEmpty ? [] : ["Write the file on every \(isServer ? "server" : "node")"])
        + ["systemctl restart \(unit)"],
      closes: findings)
  }

  /// The command of the unit as it is to be; what may be a credential is not repeated.
  private var dropIn: HardeningChange {
    let command = changedWords.map(Self.systemdWord).joined(separator: " ")
    let shown = CredentialMask.masked(command)
    let hint =
      shown == command ? [] : ["Put in place of each *** what the unit has there: it may be a credential"]
    return HardeningChange(
      kind: .systemdDropIn, file: "/etc/systemd/system/\(component.rawValue).service.d/90-hardening.conf",
      content: "[Service]\nExecStart=\nExecStart=\(shown)\n",
      steps: hint + [
        "Write the file, where systemd starts \(component.title): systemctl status \(component.rawValue)",
        "systemctl daemon-reload", "systemctl restart \(component.rawValue)",
      ], closes: findings)
  }

  private func manifest(_ installer: NodeInstaller) -> HardeningChange {
    let words = words
    var lines: [String] = []
    for index in words.indices {
      guard removed.contains(index) || replaced[index] != nil else { continue }
      lines.append("-    - \(CredentialMask.masked(words[index]))")
      replaced[index].map { lines.append("+    - \($0)") }
    }
    lines += added.map { "+    - \($0)" }
    let again =
      installer == .kops
      ? ["kops writes the file anew: say the same in `kops edit cluster`, below the component's key"] : []
    return HardeningChange(
      kind: .staticPod, file: list.tree.source.name, content: lines.joined(separator: "\n") + "\n",
      steps: ["Change these lines of \(list.path(from: subject.node))", "The kubelet starts the pod anew"]
        + again,
      closes: findings)
  }

  private var changedWords: [String] {
    words.indices.filter { !removed.contains($0) }.map { replaced[$0] ?? words[$0] } + added
  }

  private static func quoted(_ word: String) -> String { Literal.scalar(word) }

  /// A word as systemd.service(5) reads it.
  private static func systemdWord(_ word: String) -> String {
    let text = word.replacing("%", with: "%%").replacing("$", with: "$$")
    guard word.isEmpty || word.contains(where: { " \t\"'\\;".contains($0) }) else { return text }
    return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
