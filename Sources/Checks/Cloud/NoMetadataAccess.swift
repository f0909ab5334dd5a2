internal import Documents
internal import Findings
internal import Kubernetes

struct NoMetadataAccess: ObjectCheck {
  static let about = About(
    id: "cloud/block-metadata-from-pods",
    severity: .high,
    title: "Keep egress rules from the cloud's metadata service",
    why: """
      The metadata service hands the credentials of the node to whoever asks. From one pod the way leads to \
      the account of the cloud.
      """,
    scope: .kinds(["NetworkPolicy"]),
    needs: ["network policies for egress"],
    fails: [
      Example(
        "all addresses, those of the metadata service among them",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to:
            - ipBlock:
                cidr: ⟦0.0.0.0/0⟧
            - ipBlock:
                cidr: ⟦"::/0"⟧
        """),
      Example(
        "an exception beside it, a half, and the address itself",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to:
            - ipBlock:
                cidr: ⟦0.0.0.0/0⟧
                except:
                - 10.0.0.0/8
            - ipBlock:
                cidr: ⟦128.0.0.0/1⟧
            - ipBlock:
                cidr: ⟦169.254.169.254/32⟧
            ports:
            - port: 1
              endPort: 65535
        """),
      Example(
        "a rule without peers",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - ⟦{}⟧
        """),
    ],
    passes: [
      Example(
        "the addresses are excepted",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to:
            - ipBlock:
                cidr: 0.0.0.0/0
                except: [169.254.0.0/16]
            - ipBlock:
                cidr: "::/0"
                except: ["fd00:ec2::254/128"]
        """),
      Example(
        "it answers on port 80, and the rule is for another",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to:
            - ipBlock:
                cidr: 0.0.0.0/0
            ports:
            - port: 443
          - ports:
            - port: 53
              protocol: UDP
        """),
      Example(
        "the Admin tier of the cluster denies it",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
          namespace: shop
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - {}
        ---
        apiVersion: policy.networking.k8s.io/v1alpha2
        kind: ClusterNetworkPolicy
        metadata:
          name: no-metadata
        spec:
          tier: Admin
          priority: 10
          subject:
            namespaces: {}
          egress:
          - name: metadata
            action: Deny
            to:
            - networks: [169.254.169.254/32, "fd00:ec2::254/128"]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "ingress is another matter, and so are pods",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
          ingress:
          - from:
            - ipBlock:
                cidr: 0.0.0.0/0
          egress:
          - to:
            - podSelector: {}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    NetworkPolicy(object)?.isolates(.egress) ?? false
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object) else { return }
    // What the tiers keep shut is dear to find out: only a way that stands open here is worth the question.
    lazy var isGuarded = context.metadataGuard.covers(
      selected(by: policy, in: context), in: context.inventory)
    for rule in policy.rules(.egress) where rule.allows(80, "TCP") {
      guard let peers = rule.peers else {
        if isGuarded { return }
        report(
          "lets its pods reach the cloud's metadata service: the rule is for every address",
          at: PolicyRules.place(rule),
          remedy: .advice("Name the peers; for the internet, an ipBlock with except 169.254.169.254/32"))
        continue
      }
      for peer in peers.children {
        guard let block = peer.given("ipBlock"), let cidr = block.given("cidr"),
          let range = AddressRange(cidr), let address = MetadataAddress.allowed(by: range, in: block)
        else { continue }
        if isGuarded { return }
        report(
          "lets its pods reach the cloud's metadata service: \(address) is in \(range)", at: .value(cidr),
          remedy: MetadataAddress.remedy(for: range, in: block))
      }
    }
  }

  private func selected(by policy: NetworkPolicy, in context: Context) -> [Workload] {
    var selected: [Workload] = []
    context.inventory.network(of: policy.object.namespace).forEachWorkload(selectedBy: policy.podSelector) {
      selected.append($0)
      return true
    }
    return selected
  }
}
