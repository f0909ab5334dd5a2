internal import Documents
internal import Findings
internal import Kubernetes

struct AcceptedPolicy: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/refused",
    severity: .medium,
    title: "Write policies that the API server takes",
    why: "A policy that is refused protects nobody: the pods stay open while the repository says otherwise.",
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "peers without a field, or with too many",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - ⟦{}⟧
            - ⟦ipBlock⟧:
                cidr: 10.0.0.0/24
              podSelector: {}
        """),
      Example(
        "selectors",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          ⟦podSelector⟧:
            matchExpressions:
            - key: app
              operator: Equals
              values: [web]
          ingress:
          - from:
            - ⟦namespaceSelector⟧:
                matchExpressions:
                - key: team
                  operator: In
                  values: []
        """),
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
        """),
      Example(
        "policyTypes",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [⟦ingress⟧, ⟦All⟧]
        """),
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
          podSelector: ~
          policyTypes: ~
          ingress:
          - from: ~
            ports:
            - port: ~
              endPort: ~
              protocol: ~
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let spec = NetworkPolicy(object)?.spec else { return }
    if let selector = spec.given("podSelector") { check(selector: selector, report) }
    if let types = spec.given("policyTypes") {
      for type in types.children where !type.textIs("Ingress") && !type.textIs("Egress") {
        refuse(
          type, "has no policy type \(type.text ?? "of that kind")", asOneOf: ["Ingress", "Egress"], report)
      }
    }
    // Rules are refused also where policyTypes leaves their direction out.
    for direction in TrafficDirection.allCases {
      guard let rules = spec.given(direction.key) else { continue }
      for rule in rules.children where rule.isMapping {
        if let peers = rule.given(direction.peersKey) {
          for peer in peers.children { check(peer: peer, report) }
        }
        if let ports = rule.given("ports") {
          for port in ports.children where port.isMapping { check(port: port, report) }
        }
      }
    }
  }

  private func refuse(_ node: Node, _ what: String, _ remedy: Remedy, _ report: Reporter) {
    report("is refused by the API server: \(what)", at: .value(node), remedy: remedy)
  }

  /// The remedy is the right spelling where only the case is wrong.
  private func refuse(_ node: Node, _ what: String, asOneOf words: [String], _ report: Reporter) {
    let text = node.text?.lowercased()
    guard let word = words.first(where: { $0.lowercased() == text }) else {
      refuse(node, what, .advice("Write \(words.joined(separator: ", ")), or take it out"), report)
      return
    }
    refuse(node, what, Remedy(.review, "Write \(word)", .replace(node, with: .string(word))), report)
  }

  private func check(selector: Node, _ report: Reporter) {
    guard !LabelSelector(selector).isValid else { return }
    refuse(
      selector, "the selector has an unknown operator, or values where none or some must be",
      .advice("Use In or NotIn with values, Exists or DoesNotExist without"), report)
  }

  private func check(peer: Node, _ report: Reporter) {
    let pods = peer.isMapping ? peer.given("podSelector") : nil
    let namespaces = peer.isMapping ? peer.given("namespaceSelector") : nil
    let block = peer.isMapping ? peer.given("ipBlock") : nil
    if let block {
      if pods != nil || namespaces != nil {
        refuse(block, "an ipBlock excludes selectors", .advice("Make two peers of them"), report)
      }
    } else if pods == nil && namespaces == nil {
      refuse(
        peer, "the peer names nobody", .advice("Write podSelector: {} for all pods of the namespace"), report)
    }
    if let pods { check(selector: pods, report) }
    if let namespaces { check(selector: namespaces, report) }
  }

  private func check(port: Node, _ report: Reporter) {
    if let name = port.given("protocol"), !name.textIs("TCP"), !name.textIs("UDP"), !name.textIs("SCTP") {
      refuse(
        name, "there is no protocol \(name.text ?? "of that kind")", asOneOf: ["TCP", "UDP", "SCTP"], report)
    }
    let number = port.given("port")
    if let number, !isPort(number) {
      refuse(number, "this is no port", .advice("Give a number from 1 to 65535, or a port's name"), report)
    }
    guard let end = port.given("endPort") else { return }
    guard let first = number?.int else {
      refuse(end, "a range needs a number to begin with", .advice("Give port as a number"), report)
      return
    }
    guard let last = end.int, last >= first, last <= 65535 else {
      refuse(end, "the range ends before it begins, or beyond 65535", .advice("Correct the range"), report)
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
