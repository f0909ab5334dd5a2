internal import Documents
public import Guide
internal import Kubernetes

/// Who runs the control plane, where that is a cloud and not the owner of the cluster.
enum ClusterProvider {
  /// "EKS", "GKE" or "AKS"; nil where the control plane is the owner's.
  static func name(_ serverVersion: String?, _ inventory: Inventory) -> String? {
    if let serverVersion {
      if serverVersion.contains("-eks-") { return "EKS" }
      if serverVersion.contains("-gke.") { return "GKE" }
    }
    for node in inventory.objects(ofKind: "Node") {
      // The nodes of AKS lie in a resource group of its own.
      if let id = node.node.given("spec")?.given("providerID")?.text, id.hasPrefix("azure:///"),
        id.lowercased().contains("/resourcegroups/mc_")
      {
        return "AKS"
      }
      guard let labels = node.metadata?.given("labels") else { continue }
      if labels["kubernetes.azure.com/cluster"] != nil { return "AKS" }
      if labels["eks.amazonaws.com/nodegroup"] != nil || labels["eks.amazonaws.com/compute-type"] != nil {
        return "EKS"
      }
      if labels["cloud.google.com/gke-nodepool"] != nil { return "GKE" }
    }
    return nil
  }
}

extension Recommendation {
  /// Only settings of the control plane can show it kept: where a cloud runs that, there is nothing of it to be seen,
  /// and what there is to decide is decided in the settings of the cloud.
  public var isOfControlPlane: Bool {
    let ofControlPlane: [Artefact] = [
      .apiserverFlags, .etcdFlags, .controllerManagerFlags, .schedulerFlags, .encryptionConfig,
    ]
    return artefacts.contains(where: ofControlPlane.contains)
      && (chapter == .controlPlane || !artefacts.contains(.kubeletConfig))
  }
}
