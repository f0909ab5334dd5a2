import Checks
import Findings
import Testing

@testable import ClusterAPI

@Suite("What is read of a cluster") struct WantedResourcesTests {
  /// Kinds that no API server holds: of files, of nodes, of other programs.
  private static let notServed: Set<String> = [
    "AdmissionConfiguration", "AuthenticationConfiguration", "AuthorizationConfiguration",
    "EncryptionConfiguration",
    "KubeletConfiguration", "KubeProxyConfiguration", "KubeSchedulerConfiguration",
    "PodSecurityConfiguration",
    "ClusterConfiguration", "InitConfiguration", "JoinConfiguration", "EventRateLimitConfiguration",
    "ImagePolicyWebhookConfiguration", "Config", "Instance", "BenchmarkSection", "NodeFile", "NodeHost",
    "NodeSocket",
    "NodeCommand", "NodeCertificate", "NodeKubeconfig", "FirewallRule", "Ruleset", "SecurityGroup",
    "ClusterSurvey",
    "EncryptionConfig",
  ]

  private static let wanted = Set(WantedResources.rows.flatMap(\.names))

  private func plural(_ kind: String) -> String {
    let word = kind.lowercased()
    if word.hasSuffix("s") || word.hasSuffix("x") || word.hasSuffix("y") && !word.hasSuffix("ay") {
      return word.hasSuffix("y") ? "\(word.dropLast())ies" : "\(word)es"
    }
    return "\(word)s"
  }

  @Test("every kind that a check judges is read, or is none that an API server holds")
  func scopes() {
    // What a version has removed is asked of manifests of any kind.
    for check in Registry.checks where type(of: check).about.id != "input/api-removed" {
      let about = type(of: check).about
      for kind in about.scope.kinds where !Self.notServed.contains(kind) {
        #expect(Self.wanted.contains(plural(kind)), "\(about.id) judges \(kind)")
      }
    }
  }

  @Test("no resource stands twice")
  func unique() {
    let all = WantedResources.rows.flatMap { row in row.names.map { "\($0).\(row.group)" } }
    #expect(Set(all).count == all.count)
  }

  @Test("what is asked about decides what is read")
  func purposes() {
    func contains(_ group: String, _ name: String, _ purpose: WantedResources.Purpose) -> Bool {
      WantedResources.contains(
        ServedResource(group: group, version: "v1", name: name, kind: "", isNamespaced: true), for: purpose)
    }
    #expect(
      contains("", "secrets", .everything) && !contains("", "secrets", .access)
        && !contains("", "secrets", .network))
    #expect(contains("rbac.authorization.k8s.io", "roles", .access) && !contains("", "pods", .access))
    #expect(contains("networking.k8s.io", "networkpolicies", .network))
    #expect(!contains("example.com", "pods", .everything))
  }
}
