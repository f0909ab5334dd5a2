internal import Documents
internal import Findings
internal import Kubernetes

struct NamedPortsExist: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/named-port",
    severity: .low,
    title: "Name ports that the selected pods declare",
    why: """
      A port name that no selected pod declares with that protocol lets nothing in. Such a rule is soon \
      replaced by one without ports.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "another name, and another protocol",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
          ingress:
          - from:
            - podSelector: {}
            ports:
            - port: ⟦https⟧
            - port: ⟦http⟧
              protocol: UDP
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
            ports:
            - name: http
              containerPort: 8080
        """)
    ],
    passes: [
      Example(
        "one of the selected pods declares it",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - podSelector: {}
            ports:
            - port: http
            - port: 9090
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: api
        spec:
          containers:
          - name: api
            image: example.com/api:1
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
            ports:
            - name: http
              protocol: TCP
              containerPort: 8080
        """),
      Example(
        "pods that are not in the input may declare anything",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - ports:
            - port: https
        """),
      Example(
        "an operator makes the pods",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
          ingress:
          - ports:
            - port: https
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        ---
        apiVersion: example.com/v1
        kind: WebCluster
        metadata:
          name: web
          labels:
            app: web
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object) else { return }
    for rule in policy.rules(.ingress) {
      guard let ports = rule.ports else { continue }
      for port in ports.children {
        guard let name = port.given("port"), let text = name.string,
          isUnknown(text, port.given("protocol")?.text ?? "TCP", policy, in: context.inventory)
        else { continue }
        report(
          "allows the port \(text), which no pod that it selects declares", at: .value(name),
          remedy: .advice("Give the number of the port, or name it so in the containers"))
      }
    }
  }

  /// The input has pods that the policy selects, and none of them declares the port.
  private func isUnknown(
    _ name: String, _ protocolName: String, _ policy: NetworkPolicy, in inventory: Inventory
  ) -> Bool {
    let network = inventory.network(of: policy.object.namespace)
    var hasWorkload = false
    var isKnown = false
    network.forEachWorkload(selectedBy: policy.podSelector) { workload in
      hasWorkload = true
      isKnown = workload.containers.contains { container in
        container.node.given("ports")?.children.contains { port in
          port["name"]?.text == name && port.given("protocol")?.text ?? "TCP" == protocolName
        } ?? false
      }
      return !isKnown
    }
    return hasWorkload && !isKnown && !network.maySelectOperated(policy.podSelector)
  }
}
