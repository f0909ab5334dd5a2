internal import Documents
internal import Findings
internal import Kubernetes

struct AcceptedPorts: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/refused-ports",
    severity: .medium,
    title: "Write ports of policies that the API server takes",
    why: "A policy that is refused protects nobody: the pods stay open while the repository says otherwise.",
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "ports",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - ports:
            - port: ⟦0⟧
            - port: ⟦70000⟧
            - port: ⟦"8080"⟧
            - port: 80
              protocol: ⟦tcp⟧
            - port: 80
              protocol: ⟦ICMP⟧
            - port: 9000
              endPort: ⟦8000⟧
            - port: http
              endPort: ⟦8000⟧
            - endPort: ⟦8000⟧
        """)
    ],
    passes: [
      Example(
        "all that may be said of ports",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchExpressions:
            - key: app
              operator: Exists
          policyTypes: [Ingress, Egress]
          ingress:
          - from:
            - podSelector: {}
            ports:
            - port: 65535
            - port: http-8080
              protocol: SCTP
            - port: 8000
              endPort: 8000
              protocol: UDP
            - {}
        """),
      Example(
        "nulls are as absent",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - ports:
            - port: ~
              endPort: ~
              protocol: ~
          - ports: ~
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let spec = NetworkPolicy(object)?.spec else { return }
    // Rules are refused also where policyTypes leaves their direction out.
    for direction in TrafficDirection.allCases {
      guard let rules = spec.given(direction.key) else { continue }
      for rule in rules.children where rule.isMapping {
        guard let ports = rule.given("ports") else { continue }
        for port in ports.children where port.isMapping { check(port, report) }
      }
    }
  }

  private func check(_ port: Node, _ report: Reporter) {
    if let name = port.given("protocol"), !name.textIs("TCP"), !name.textIs("UDP"), !name.textIs("SCTP") {
      Refusal.report(
        name, "there is no protocol \(name.text ?? "of that kind")", asOneOf: ["TCP", "UDP", "SCTP"], report)
    }
    let number = port.given("port")
    if let number, !isPort(number) {
      Refusal.report(
        number, "this is no port", .advice("Give a number from 1 to 65535, or a port's name"), report)
    }
    guard let end = port.given("endPort") else { return }
    guard let first = number?.int else {
      Refusal.report(end, "a range needs a number to begin with", .advice("Give port as a number"), report)
      return
    }
    guard let last = end.int, last >= first, last <= 65535 else {
      Refusal.report(
        end, "the range ends before it begins, or beyond 65535", .advice("Correct the range"), report)
      return
    }
  }

  /// A number, or the name of a port as IANA has it: at most 15 of `a-z0-9-`, one of them a letter.
  private func isPort(_ node: Node) -> Bool {
    if let number = node.int { return (1...65535).contains(number) }
    guard node.value == .string else { return false }
    return node.withText { text in
      var hasLetter = false
      var last: UInt8 = UInt8(ascii: "-")
      for byte in text {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLetter = true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): break
        case UInt8(ascii: "-"): if last == byte { return false }
        default: return false
        }
        last = byte
      }
      return hasLetter && last != UInt8(ascii: "-") && text.count <= 15
    } ?? false
  }
}
