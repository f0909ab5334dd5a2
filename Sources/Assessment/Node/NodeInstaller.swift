internal import Components
internal import Kubernetes

/// What has set up a node, and writes its files anew: changes have to go in its way.
public enum NodeInstaller: String, Sendable, CaseIterable {
  case kubeadm, k3s, rke2, kops
  /// Nobody who is known: files are as somebody left them.
  case other
}

extension Report {
  /// What the input tells of the installer.
  public var installer: NodeInstaller {
    guard let texts = input?.texts else { return .other }
    for object in texts.flatMap(\.objects) {
      if let found = Self.installer(object) { return found }
    }
    return .other
  }

  private static func installer(_ object: KubernetesObject) -> NodeInstaller? {
    if object.group == "kubeadm.k8s.io" { return .kubeadm }
    let annotations = object.node.given("metadata")?.given("annotations")
    if annotations?.children.contains(where: { ($0.key ?? "").hasPrefix("kubeadm.kubernetes.io/") }) ?? false
    {
      return .kubeadm
    }
    guard object.group == NodeEvidence.group else { return nil }
    // Below the root of another machine the paths have something before them.
    for path in [object.name, object.node["file"]?.text ?? ""] {
      if path.contains("/var/lib/rancher/k3s/") || path.hasSuffix("/etc/rancher/k3s/k3s.yaml") { return .k3s }
      if path.contains("/var/lib/rancher/rke2/") { return .rke2 }
      if path.contains("/srv/kubernetes/") { return .kops }
      // Only kubeadm has these names.
      if path.hasSuffix("/etc/kubernetes/super-admin.conf")
        || path.hasSuffix("/pki/apiserver-etcd-client.crt")
      {
        return .kubeadm
      }
    }
    return nil
  }
}
