import Guide
import Testing

@Suite("Names of other tools") struct PeerNameTests {
  @Test(
    "names mean recommendations or single checks, in either case",
    arguments: [
      ("CKV_K8S_16", ["pod/no-privileged"]), ("ckv_k8s_27", ["pod/no-host-path/socket"]),
      ("privileged-container", ["pod/no-privileged"]), ("runAsRootAllowed", ["pod/non-root"]),
      ("runasrootallowed", ["pod/non-root"]),
      ("pod-networkpolicy", ["network/default-deny-ingress", "network/default-deny-egress"]),
      (
        "CKV_K8S_30",
        [
          "pod/non-root", "pod/read-only-rootfs", "pod/no-privilege-escalation", "pod/drop-capabilities",
          "pod/seccomp",
        ]
      ),
    ])
  func targets(name: String, expected: [String]) { #expect(Catalogue.peerTargets(name) == expected) }

  @Test("a name of any tool leads to ids")
  func any() {
    #expect(Catalogue.foreignTargets("host-pid") == ["pod/no-host-pid"])
    #expect(Catalogue.foreignTargets("KSV010") == ["pod/no-host-pid"])
    #expect(Catalogue.foreignTargets("pod/no-host-pid").isEmpty)
    // These read policies and labels in place of pods.
    #expect(Catalogue.foreignTargets("c-0214") == ["pod/no-host-pid", "pod/psp-migration"])
    #expect(Catalogue.foreignTargets("C-0194") == ["pod/no-host-pid", "pod/admission-policy"])
    #expect(Catalogue.foreignTargets("C-0212") == ["network/namespaces"])
    #expect(Catalogue.foreignTargets("C-9214").isEmpty && Catalogue.foreignTargets("CIS-214").isEmpty)
  }

  @Test("what has no subject in the guidance is nobody's", arguments: ["", "CKV_K8S_8", "pod-probes", "CKV"])
  func none(name: String) { #expect(Catalogue.peerTargets(name).isEmpty) }

  @Test("each name stands once a tool, and each target serves a recommendation, in the guide's order")
  func whole() {
    let names = Catalogue.peerNames
    #expect(Set(names.map { "\($0.tool) \($0.name)" }).count == names.count)
    let order = Catalogue.recommendations.map(\.id)
    for one in names {
      let places = one.targets.map { target in
        Catalogue.recommendation(forCheck: target).flatMap { order.firstIndex(of: $0.id) }
      }
      #expect(
        !places.contains(nil) && places.compactMap { $0 } == places.compactMap { $0 }.sorted(), "\(one)")
    }
    for tool in PeerName.Tool.allCases { #expect(names.contains { $0.tool == tool }) }
  }

  @Test("no name hides one of ours")
  func ours() {
    for one in Catalogue.peerNames {
      #expect(Chapter(rawValue: one.name) == nil && !one.name.contains("/") && !one.name.contains(","))
      #expect(Catalogue.aliases(one.name).isEmpty, "\(one.name)")
    }
    #expect(Catalogue.foreignNames.contains("C-0013") && Catalogue.foreignNames.contains("host-pid"))
    #expect(Set(Catalogue.foreignNames).count == Catalogue.foreignNames.count)
  }
}
