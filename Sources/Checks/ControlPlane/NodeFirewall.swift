internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// Judges what is certain: a port counts as open where no chain of the hook `input` drops it, and none leaves open,
/// by a jump, whether it does. Conditions on source, interface or state make an answer less than everybody's.
///
/// Source: libnftables-json(5).
struct NodeFirewall: ObjectCheck {
  static let about = About(
    id: "controlplane/firewall-ports/node",
    severity: .critical,
    title: "Let no firewall of a node open the control plane's ports to everybody",
    why: """
      A node with a public address is found within minutes, whatever the cloud's firewall was meant to be. Whoever \
      reaches etcd needs one certificate for every Secret.
      """,
    scope: .kinds(["Ruleset"]),
    needs: ["the output of nft --json list ruleset of a node"],
    fails: [
      Example(
        "a rule for everybody",
        """
        {"nftables": [
          {"chain": {"family": "inet", "table": "t", "name": "in", "hook": "input", "policy": "drop"}},
          {"rule": {"family": "inet", "table": "t", "chain": "in", "expr": [
            {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": {"set": [22, 10250]}}},
            {"counter": {"packets": 0, "bytes": 0}}, {⟦"accept"⟧: null}]}}]}
        """),
      Example(
        "what no rule names is let in", severity: .critical,
        """
        {"nftables": [
          {"chain": {"family": "ip", "table": "t", "name": "in", "hook": "input", "policy": ⟦"accept"⟧}},
          {"rule": {"family": "ip", "table": "t", "chain": "in", "expr": [
            {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 22}}, {"drop": null}]}}]}
        """),
    ],
    passes: [
      Example(
        "from a network only, and the rest is dropped",
        """
        {"nftables": [
          {"chain": {"family": "inet", "table": "t", "name": "in", "hook": "input", "policy": "drop"}},
          {"rule": {"family": "inet", "table": "t", "chain": "in", "expr": [
            {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": "10.0.0.0/8"}},
            {"accept": null}]}}]}
        """),
      Example(
        "another chain drops what this one accepts",
        """
        {"nftables": [
          {"chain": {"family": "ip", "table": "kube", "name": "in", "hook": "input", "policy": "accept"}},
          {"chain": {"family": "inet", "table": "host", "name": "in", "hook": "input", "policy": "drop"}}]}
        """),
      Example(
        "a jump leaves it open, and nothing is said",
        """
        {"nftables": [
          {"chain": {"family": "inet", "table": "t", "name": "in", "hook": "input", "policy": "accept"}},
          {"rule": {"family": "inet", "table": "t", "chain": "in", "expr": [{"jump": {"target": "hosts"}}]}}]}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.group == "nftables.org" }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let chains = IncomingChain.read(object.node)
    var said: [(place: Node, ports: [FirewallRules.Port])] = []
    for families in [["ip", "inet"], ["ip6", "inet"]] {
      let concerned = chains.filter { families.contains($0.family) }
      for port in FirewallRules.ports {
        let answers = concerned.map { $0.answer(to: port.number) }
        // Without a chain there is nothing to say: the rules may lie with the older program.
        guard !answers.isEmpty, answers.allSatisfy(\.isOpen), let place = answers.compactMap(\.place).first
        else {
          continue
        }
        if let index = said.firstIndex(where: { $0.place.range == place.range }) {
          if !said[index].ports.contains(where: { $0.number == port.number }) {
            said[index].ports.append(port)
          }
        } else {
          said.append((place, [port]))
        }
      }
    }
    for (place, ports) in said {
      let names = ports.map { "\($0.name) (\($0.number))" }.joined(separator: ", ")
      report(
        "lets everybody reach \(names)", at: place.isNull ? .key(place) : .value(place),
        severity: ports.map(\.severity).max(),
        remedy: .advice("Name the networks or interfaces that need it, and drop the rest"))
    }
  }
}
