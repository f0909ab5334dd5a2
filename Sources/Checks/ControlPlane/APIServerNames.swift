internal import Documents
internal import Findings
internal import Kubernetes

/// The names are those that Kubernetes itself calls the API server by in the cluster; what comes before the domain
/// is the same in all.
struct APIServerNames: CertificateCheck {
  static let about = About(
    id: "controlplane/apiserver-tls/names",
    severity: .medium,
    title: "Give the API server's certificate the names that it is called by",
    why: """
      Clients verify the name. Where it is missing they fail, and the quick cure is to verify nothing: then anybody \
      in between takes their tokens.
      """,
    scope: .kinds(["NodeCertificate"]),
    needs: ["the certificates of a node"],
    fails: [
      .certificate(
        "only the name of the machine",
        """
        use: api-server
        serviceRange: 10.96.0.0/12
        ⟦⟦dnsNames⟧⟧: [master-1]
        addresses: [192.0.2.10]
        """),
      .certificate("only the common name, at which nobody looks", "use: api-server\n⟦dnsNames⟧: []"),
    ],
    passes: [
      .certificate(
        "as kubeadm makes it",
        """
        use: api-server
        serviceRange: 10.96.0.0/12
        dnsNames: [kubernetes, kubernetes.default, kubernetes.default.svc, kubernetes.default.svc.cluster.local]
        addresses: [10.96.0.1, 192.0.2.10]
        """),
      .certificate("another certificate", "use: other\ndnsNames: []"),
      .certificate(
        "a range of IPv6",
        """
        use: api-server
        serviceRange: fd00:1::/108,10.96.0.0/12
        dnsNames: [kubernetes, kubernetes.default, kubernetes.default.svc]
        addresses: ["fd00:1:0:0:0:0:0:1"]
        """),
    ])

  private static let names = ["kubernetes", "kubernetes.default", "kubernetes.default.svc"]

  func applies(to object: KubernetesObject, in context: Context) -> Bool { isUsed(as: "api-server", object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard isUsed(as: "api-server", object), let list = object.node.given("dnsNames") else { return }
    let present = Set(list.children.compactMap { $0.text?.lowercased() })
    let missing = Self.names.filter { !present.contains($0) }
    if !missing.isEmpty {
      report(
        "lacks the \(missing.count == 1 ? "name" : "names") \(missing.joined(separator: ", "))",
        at: .key(list), discriminator: "names",
        remedy: .advice("Add them to certSANs in kubeadm's ClusterConfiguration, and renew apiserver.crt"))
    }
    guard let first = serviceAddress(object.node) else { return }
    let addresses = object.node.items("addresses").compactMap { $0.text.flatMap(Self.address) }
    if !addresses.contains(first.range) {
      report(
        "lacks the address \(first.shown), by which pods call the API server", at: .key(list),
        discriminator: "address",
        remedy: .advice("Add it to certSANs in kubeadm's ClusterConfiguration, and renew apiserver.crt"))
    }
  }

  /// The first address of the first range of services belongs to the API server.
  private func serviceAddress(_ node: Node) -> (range: AddressRange, shown: String)? {
    guard let text = node.given("serviceRange")?.text?.split(separator: ",").first,
      let range = AddressRange(String(text))
    else { return nil }
    let width = range.family == .ipv4 ? 32 : 128
    let first = AddressRange(range.family, range.network + 1, prefix: width)
    return (first, range.family == .ipv4 ? Self.dotted(first.address) : "behind \(text)")
  }

  private static func address(_ text: String) -> AddressRange? {
    AddressRange(text + (text.contains(":") ? "/128" : "/32"))
  }

  private static func dotted(_ address: UInt128) -> String {
    [24, 16, 8, 0].map { String(address >> UInt128($0) & 255) }.joined(separator: ".")
  }
}
