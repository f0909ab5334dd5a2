internal import Connectivity
internal import Documents
internal import Findings
internal import Kubernetes

struct RulesLimit: ObjectCheck {
  static let about = About(
    id: "network/explicit-allow-only/shadowed",
    severity: .low,
    title: "Keep no wider rule beside a narrow one",
    why: """
      Policies only add up: a narrow rule limits nothing where a wider one lets the same traffic through. It reads \
      as a limit, and whoever narrows it later changes nothing.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "in the same policy",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
        spec:
          podSelector:
            matchLabels:
              app: db
          ingress:
          - from:
            - podSelector: {}
          - ⟦from⟧:
            - podSelector:
                matchLabels:
                  app: web
            ports:
            - port: 5432
        """),
      Example(
        "in the same policy, for pods that an expression selects",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
        spec:
          podSelector:
            matchExpressions:
            - {key: app, operator: Exists}
          ingress:
          - {}
          - ⟦from⟧:
            - podSelector: {}
        """),
      Example(
        "by a policy for all pods of the namespace",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: egress
          namespace: shop
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to:
            - ipBlock:
                cidr: 10.0.0.0/8
                except: [10.9.0.0/16]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: web
          policyTypes: [Egress]
          egress:
          - ⟦to⟧:
            - ipBlock:
                cidr: 10.1.0.0/16
            ports:
            - port: 443
        """),
      Example(
        "the same twice is found once",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
        spec:
          podSelector: {}
          ingress:
          - from:
            - podSelector: {matchLabels: {app: web}}
          - ⟦from⟧:
            - podSelector: {matchLabels: {app: web}}
        """),
    ],
    passes: [
      Example(
        "each lets something through that the other does not",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
        spec:
          podSelector: {}
          ingress:
          - from:
            - podSelector: {matchLabels: {app: web}}
            ports:
            - port: 5432
          - from:
            - podSelector: {}
            ports:
            - port: 9187
          - from:
            - namespaceSelector: {}
              podSelector: {matchLabels: {app: admin}}
        """),
      Example(
        "the wider one is for other pods, or in another namespace",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: shop
        spec:
          podSelector: {matchLabels: {app: db}}
          ingress:
          - from:
            - podSelector: {matchLabels: {app: web}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: cache
          namespace: shop
        spec:
          podSelector: {matchLabels: {app: cache}}
          ingress:
          - from:
            - podSelector: {}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
          namespace: office
        spec:
          podSelector: {}
          ingress:
          - from:
            - podSelector: {}
        """),
    ])

  /// The rules of a namespace that are compared with those of one policy; in larger ones nobody reads them one by
  /// one.
  private static let mostRules = 500

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let policies = context.policyReaches.of(object.namespace, in: context.inventory)
    guard policies.count <= Self.mostRules, let own = policies.first(where: { $0.object === object }),
      !own.rules.isEmpty
    else { return }
    // Most policies are for pods of their own: those alone are looked at that are for the same ones, or for more.
    let wider = policies.filter { $0.object === object || $0.mayBeForAll(of: own) }
    for direction in TrafficDirection.allCases
    where own.rules.contains(where: { $0.rule.direction == direction }) {
      let rules = wider.flatMap { $0.rules.filter { $0.rule.direction == direction } }
      guard rules.count > 1, rules.count <= Self.mostRules else { continue }
      find(rules, of: object, report)
    }
  }

  private func find(_ all: [PolicyReach.Known], of object: KubernetesObject, _ report: Reporter) {
    for (position, rule) in all.enumerated() where rule.policy.object === object {
      guard let reach = rule.reach else { continue }
      // Of two that say the same the later one is found.
      let wider = all.enumerated().first { other, wider in
        guard other != position, let wide = wider.reach else { return false }
        return wide.covers(reach) && (other < position || !reach.covers(wide))
      }
      guard let wider = wider?.element else { continue }
      let path = wider.rule.node.path(from: wider.policy.object.node)
      let place = wider.policy.object === object ? path : "\(path) of \(wider.policy.object.name)"
      report(
        "allows nothing that \(place) does not allow", at: PolicyRules.place(rule.rule),
        remedy: .advice("Remove this rule, or narrow the other: which of them was meant, you know"))
    }
  }
}
