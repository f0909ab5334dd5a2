internal import Documents
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
