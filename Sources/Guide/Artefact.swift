/// A kind of input in which a recommendation can be seen kept or broken.
///
/// Raw values are the words of the records and of reports.
public enum Artefact: String, Sendable, CaseIterable, Codable {
  case manifest
  case liveCluster = "live-cluster"
  case nodeFiles = "node-files"
  case auditLog = "audit-log"
  case apiserverFlags = "apiserver-flags"
  case networkProbe = "network-probe"
  case image
  case rbac
  case kubeletConfig = "kubelet-config"
  case cloudMetadata = "cloud-metadata"
  case networkPolicy = "networkpolicy"
  case etcdFlags = "etcd-flags"
  case dockerfile
  case encryptionConfig = "encryption-config"
  case controllerManagerFlags = "controller-manager-flags"
  case auditPolicy = "audit-policy"
  case schedulerFlags = "scheduler-flags"

  /// What a reader calls it, fit for the middle of a sentence: "the evidence was not in the input:
  /// kubelet configuration".
  public var name: String {
    switch self {
    case .manifest: "manifests"
    case .liveCluster: "live cluster"
    case .nodeFiles: "node files"
    case .auditLog: "audit log"
    case .apiserverFlags: "API server flags"
    case .networkProbe: "network probe"
    case .image: "container images"
    case .rbac: "RBAC objects"
    case .kubeletConfig: "kubelet configuration"
    case .cloudMetadata: "cloud metadata"
    case .networkPolicy: "network policies"
    case .etcdFlags: "etcd flags"
    case .dockerfile: "Dockerfile"
    case .encryptionConfig: "encryption configuration"
    case .controllerManagerFlags: "controller manager flags"
    case .auditPolicy: "audit policy"
    case .schedulerFlags: "scheduler flags"
    }
  }
}
