internal import Documents
internal import Findings
internal import Kubernetes

struct IPBlockCaution: ObjectCheck {
  static let about = About(
    id: "network/ipblock-caution",
    severity: .low,
    title: "Except what is not meant from an ipBlock of all addresses",
    why: """
      All addresses are also those of nodes, of the metadata service and, with many plugins, of all pods: \
      a rule for the internet opens the cluster too.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "everything, in one block of each family",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          egress:
          - to:
            - ipBlock:
                cidr: ⟦0.0.0.0/0⟧
            - ipBlock:
                cidr: ⟦"::/0"⟧
                except: []
        """),
      Example(
        "everything, in halves",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - ipBlock:
                cidr: ⟦0.0.0.0/1⟧
            - ipBlock:
                cidr: ⟦128.0.0.0/1⟧
        """),
    ],
    passes: [
      Example(
        "private and link-local addresses are left out",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          egress:
          - to:
            - ipBlock:
                cidr: 0.0.0.0/0
                except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16]
        """),
      Example(
        "an address outside of the cluster",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          egress:
          - to:
            - ipBlock:
                cidr: 203.0.113.7/32
        """),
      Example(
        "no block at all is refused, and judged as such",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - ipBlock:
                cidr: 0.0.0.0
            - ipBlock: {}
            - ipBlock: ~
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object) else { return }
    PolicyRules.forEachBlock(policy) { rule, block in
      guard let cidr = block.given("cidr"), let range = AddressRange(cidr), range.prefix <= 1,
        (block.given("except")?.count ?? 0) == 0
      else { return }
      let extent = range.prefix == 0 ? "all" : "half of all"
      let family = range.family == .ipv4 ? "IPv4" : "IPv6"
      report(
        "means \(extent) \(family) addresses, those of nodes and pods too", at: .value(cidr),
        remedy: rule.direction == .egress
          ? MetadataAddress.remedy(for: range, in: block)
          : .advice("Except the ranges of pods, services and nodes, or name the blocks that are meant"))
    }
  }
}
