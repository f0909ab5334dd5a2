import Documents
import Kubernetes
import Testing

@Suite("Removed API versions") struct APIRemovalTests {
  private func object(_ apiVersion: String, _ kind: String, _ rest: String = "") throws -> KubernetesObject {
    let document = try #require(parse("apiVersion: \(apiVersion)\nkind: \(kind)\n\(rest)").documents.first)
    guard case .objects(let objects) = KubernetesObject.read(document) else { fatalError("no object") }
    return try #require(objects.first)
  }

  @Test("what takes the place of a version outlives it, and is there before it goes")
  func replacements() throws {
    var seen = 0
    for kind in APIRemoval.kinds {
      for group in ["", "apps", "batch", "policy", "extensions", "autoscaling", "networking.k8s.io"] {
        for version in ["v1", "v1alpha1", "v1beta1", "v1beta2", "v2beta1", "v2beta2"] {
          let name = group.isEmpty ? version : "\(group)/\(version)"
          guard let removal = APIRemoval.of(try object(name, kind)) else { continue }
          seen += 1
          #expect(removal.deprecated <= removal.removed ?? .max, "\(name) \(kind)")
          guard let replacement = removal.replacement else { continue }
          #expect(removal.available <= removal.removed ?? .max, "\(name) \(kind)")
          let next = APIRemoval.of(try object(replacement, kind))
          #expect(next?.removed ?? .max > removal.removed ?? 0, "\(name) \(kind)")
        }
      }
    }
    #expect(seen > 20)
  }

  @Test(
    "what went since the migration guide ends, by the changes that took it away",
    arguments: [
      ("admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicy", 29, 33),
      ("admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicyBinding", 31, 34),
      ("storage.k8s.io/v1alpha1", "VolumeAttributesClass", 31, 35),
      ("storage.k8s.io/v1beta1", "VolumeAttributesClass", 34, 37),
      ("networking.k8s.io/v1beta1", "ServiceCIDR", 34, 37),
      ("certificates.k8s.io/v1alpha1", "ClusterTrustBundle", 34, 37),
      ("resource.k8s.io/v1beta1", "ResourceClaim", 35, 38),
      ("resource.k8s.io/v1beta2", "DeviceClass", 36, 39),
    ])
  func recent(_ apiVersion: String, _ kind: String, _ deprecated: Int, _ removed: Int) throws {
    let removal = try #require(APIRemoval.of(try object(apiVersion, kind)))
    #expect(removal.deprecated == deprecated && removal.removed == removed)
  }

  @Test("only an object that says what it selects is the same under its new name")
  func selecting() throws {
    let bare = try object("policy/v1beta1", "PodDisruptionBudget")
    let removal = try #require(APIRemoval.of(bare))
    for (spec, isRename) in [
      ("", false), ("spec: {selector: {}}", false), ("spec: {selector: {matchLabels: {}}}", false),
      ("spec: {selector: {matchLabels: {app: web}}}", true),
    ] {
      let budget = try object("policy/v1beta1", "PodDisruptionBudget", spec)
      #expect(removal.isRename(for: budget.node) == isRename, "\(spec)")
    }
  }
}
