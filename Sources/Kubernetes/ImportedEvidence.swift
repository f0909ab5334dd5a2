internal import Documents

extension KubernetesObject {
  /// What other programs print of clouds and nodes, as objects: the instances of `aws ec2 describe-instances`
  /// and the groups of `aws ec2 describe-security-groups` (kinds `Instance` and `SecurityGroup` of the group
  /// `ec2.amazonaws.com`), what `nft --json list ruleset` prints (kind `Ruleset` of the group `nftables.org`), and the sections of a report of `kube-bench --json` (kind
  /// `BenchmarkSection` of the group `kube-bench`).
  static func importedEvidence(_ document: Node) -> [KubernetesObject] {
    if let reservations = document.given("Reservations"), reservations.isSequence {
      return reservations.children.flatMap { $0.items("Instances") }.filter { $0["InstanceId"] != nil }.map {
        KubernetesObject(
          node: $0, apiVersion: "ec2.amazonaws.com/v1", kind: "Instance", role: .manifest,
          name: $0["InstanceId"]?.text ?? "")
      }
    }
    if let groups = document.given("SecurityGroups"), groups.isSequence {
      return groups.children.filter { $0["GroupId"] != nil }.map {
        KubernetesObject(
          node: $0, apiVersion: "ec2.amazonaws.com/v1", kind: "SecurityGroup", role: .manifest,
          name: $0["GroupId"]?.text ?? "")
      }
    }
    if let rules = document.given("nftables"), rules.isSequence {
      return [
        KubernetesObject(
          node: document, apiVersion: "nftables.org/v1", kind: "Ruleset", role: .manifest, name: "nftables")
      ]
    }
    guard let controls = document.given("Controls"), controls.isSequence else { return [] }
    return controls.children.filter { $0["tests"]?.isSequence ?? false }.map {
      KubernetesObject(
        node: $0, apiVersion: "kube-bench/v1", kind: "BenchmarkSection", role: .manifest,
        name: $0["id"]?.text ?? "")
    }
  }

  /// The rules of `gcloud compute firewall-rules list --format=json`, a list without a mapping around it (kind
  /// `FirewallRule` of the group `compute.googleapis.com`).
  static func importedRules(_ document: Node) -> [KubernetesObject] {
    document.children.filter { $0["kind"]?.textIs("compute#firewall") ?? false }.map {
      KubernetesObject(
        node: $0, apiVersion: "compute.googleapis.com/v1", kind: "FirewallRule", role: .manifest,
        name: $0["name"]?.text ?? "")
    }
  }
}
