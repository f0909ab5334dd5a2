internal import Documents

extension KubernetesObject {
  /// What other programs print of clouds and nodes, as objects: the instances of `aws ec2 describe-instances`
  /// (kind `Instance` of the group `ec2.amazonaws.com`), and the sections of a report of `kube-bench --json` (kind
  /// `BenchmarkSection` of the group `kube-bench`).
  static func importedEvidence(_ document: Node) -> [KubernetesObject] {
    if let reservations = document.given("Reservations"), reservations.isSequence {
      return reservations.children.flatMap { $0.items("Instances") }.filter { $0["InstanceId"] != nil }.map {
        KubernetesObject(
          node: $0, apiVersion: "ec2.amazonaws.com/v1", kind: "Instance", role: .manifest,
          name: $0["InstanceId"]?.text ?? "")
      }
    }
    guard let controls = document.given("Controls"), controls.isSequence else { return [] }
    return controls.children.filter { $0["tests"]?.isSequence ?? false }.map {
      KubernetesObject(
        node: $0, apiVersion: "kube-bench/v1", kind: "BenchmarkSection", role: .manifest,
        name: $0["id"]?.text ?? "")
    }
  }
}
