internal import Documents
internal import Findings
internal import Kubernetes

struct NoClusterRanges: ObjectCheck {
  static let about = About(
    id: "network/ipblock-caution/cluster-range",
    severity: .low,
    title: "Do not name pods, services or nodes by an ipBlock",
    why: """
      Whether an ipBlock matches such addresses depends on the plugin and on what rewrites them on the way: \
      the rule may be wider than it looks, or be without effect.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "the pods of the cluster, and one of its nodes",
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
                cidr: ⟦10.244.3.0/24⟧
            - ipBlock:
                cidr: ⟦192.168.0.0/16⟧
                except: [192.168.2.0/24]
        ---
        apiVersion: kubeadm.k8s.io/v1beta4
        kind: ClusterConfiguration
        networking:
          podSubnet: 10.244.0.0/16,fd00:10::/56
          serviceSubnet: 10.96.0.0/12
        ---
        apiVersion: v1
        kind: Node
        metadata:
          name: node-1
        spec:
          podCIDR: 10.244.1.0/24
        status:
          addresses:
          - type: Hostname
            address: node-1
          - type: InternalIP
            address: 192.168.1.7
        """)
    ],
    passes: [
      Example(
        "addresses of others, and an exception for the cluster's own",
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
                cidr: 203.0.113.0/24
            - ipBlock:
                cidr: 10.0.0.0/8
                except: [10.244.0.0/16, 10.96.0.0/12]
        ---
        apiVersion: kubeadm.k8s.io/v1beta4
        kind: ClusterConfiguration
        networking:
          podSubnet: 10.244.0.0/16
          serviceSubnet: 10.96.0.0/12
        """),
      Example(
        "without the cluster's configuration nothing can be said",
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
                cidr: 10.244.0.0/16
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object) else { return }
    PolicyRules.forEachBlock(policy) { _, block in
      // That a block of all addresses takes in the cluster is judged as such.
      guard let cidr = block.given("cidr"), let range = AddressRange(cidr), range.prefix > 1,
        let own = context.inventory.clusterRanges.first(where: { own in
          own.range.overlaps(range) && !isExcepted(own.range, from: block)
        })
      else { return }
      report(
        "names addresses of the cluster's \(own.use.name), which are \(own.range)", at: .value(cidr),
        remedy: .advice("Select pods by podSelector and namespaceSelector, and except the cluster's ranges"))
    }
  }

  private func isExcepted(_ range: AddressRange, from block: Node) -> Bool {
    block.given("except")?.children.contains { AddressRange($0)?.contains(range) ?? false } ?? false
  }
}
