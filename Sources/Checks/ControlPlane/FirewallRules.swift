internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// Groups and rules of clouds let in what they name and nothing else; GCP's that deny are read by people, for they
/// count by priority.
struct FirewallRules: ObjectCheck {
  static let about = About(
    id: "controlplane/firewall-ports/rules",
    severity: .critical,
    title: "Let no firewall open the control plane's ports to everybody",
    why: """
      Scanners find etcd and kubelets within minutes. Whoever reaches etcd needs one certificate for every Secret, \
      and a kubelet that answers runs commands in its containers.
      """,
    scope: .kinds(["SecurityGroup", "FirewallRule"]),
    needs: ["the output of aws ec2 describe-security-groups or gcloud compute firewall-rules list"],
    fails: [
      Example(
        "etcd and the kubelet for the internet",
        """
        {"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [
          {"IpProtocol": "tcp", "FromPort": 2379, "ToPort": 2380, "IpRanges": [{"CidrIp": ⟦"0.0.0.0/0"⟧}]},
          {"IpProtocol": "tcp", "FromPort": 10250, "ToPort": 10250, "Ipv6Ranges": [{"CidrIpv6": ⟦"::/0"⟧}]}]}]}
        """),
      Example(
        "everything",
        """
        {"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [
          {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "10.0.0.0/8"}, {"CidrIp": ⟦"0.0.0.0/0"⟧}]}]}]}
        """),
      Example(
        "the API server alone", severity: .high,
        """
        [{"kind": "compute#firewall", "name": "api", "direction": "INGRESS", "sourceRanges": [⟦"0.0.0.0/0"⟧],
          "allowed": [{"IPProtocol": "tcp", "ports": ["443", "6000-7000"]}]}]
        """),
    ],
    passes: [
      Example(
        "from the networks that need it",
        """
        {"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [
          {"IpProtocol": "tcp", "FromPort": 6443, "ToPort": 6443, "IpRanges": [{"CidrIp": "203.0.113.0/24"}]},
          {"IpProtocol": "tcp", "FromPort": 2379, "ToPort": 2380, "UserIdGroupPairs": [{"GroupId": "sg-2"}]},
          {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}]}
        """),
      Example(
        "switched off, on the way out, and another protocol",
        """
        [{"kind": "compute#firewall", "name": "a", "disabled": true, "sourceRanges": ["0.0.0.0/0"],
          "allowed": [{"IPProtocol": "all"}]},
         {"kind": "compute#firewall", "name": "b", "direction": "EGRESS", "allowed": [{"IPProtocol": "tcp"}]},
         {"kind": "compute#firewall", "name": "c", "sourceRanges": ["0.0.0.0/0"],
          "allowed": [{"IPProtocol": "icmp"}, {"IPProtocol": "udp"}]}]
        """),
    ])

  typealias Port = (number: Int, name: String, severity: Severity)

  static let ports: [Port] = [
    (2379, "etcd", .critical), (2380, "etcd's peers", .critical), (6443, "the API server", .high),
    (10250, "the kubelet", .critical), (10255, "the kubelet's read-only port", .critical),
    (10257, "the controller manager", .critical), (10259, "the scheduler", .critical),
  ]

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == "ec2.amazonaws.com" || object.group == "compute.googleapis.com"
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    if object.kind == "SecurityGroup" {
      for permission in object.node.items("IpPermissions") { judge(permission, report) }
    } else {
      judge(rule: object.node, report)
    }
  }

  private func judge(_ permission: Node, _ report: Reporter) {
    let protocolName = permission["IpProtocol"]?.text ?? ""
    guard protocolName == "-1" || protocolName == "tcp" || protocolName == "6" else { return }
    let from = permission["FromPort"]?.int ?? 0
    let range = from...max(from, permission["ToPort"]?.int ?? 65_535)
    for (list, field) in [("IpRanges", "CidrIp"), ("Ipv6Ranges", "CidrIpv6")]
      as [(StaticString, StaticString)]
    {
      for source in permission.items(list) { source.given(field).map { say($0, [range], report) } }
    }
  }

  private func judge(rule: Node, _ report: Reporter) {
    guard !(rule["disabled"]?.bool ?? false), !(rule["direction"]?.textIs("EGRESS") ?? false) else { return }
    var ranges: [ClosedRange<Int>] = []
    for allowed in rule.items("allowed") {
      let name = allowed["IPProtocol"]?.text ?? ""
      guard name == "all" || name == "tcp" || name == "6" else { continue }
      guard let ports = allowed.given("ports"), ports.isSequence else {
        ranges.append(0...65_535)
        continue
      }
      for port in ports.children {
        let ends = (port.text ?? "").split(separator: "-").compactMap { Int($0) }
        if let first = ends.first, let last = ends.last, first <= last { ranges.append(first...last) }
      }
    }
    for source in rule.items("sourceRanges") { say(source, ranges, report) }
  }

  /// Reports a source that is everybody.
  private func say(_ source: Node, _ ranges: [ClosedRange<Int>], _ report: Reporter) {
    guard source.textIs("0.0.0.0/0") || source.textIs("::/0") else { return }
    let open = Self.ports.filter { port in ranges.contains { $0.contains(port.number) } }
    guard let worst = open.map(\.severity).max() else { return }
    let names = open.map { "\($0.name) (\($0.number))" }.joined(separator: ", ")
    report(
      "lets everybody reach \(names)", at: .value(source), severity: worst,
      remedy: .advice("Name the networks or groups that need it, and nobody else"))
  }
}
