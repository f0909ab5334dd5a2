/// The namespaces that Kubernetes makes for itself. Whatever else begins with `kube-` is reserved too.
public enum SystemNamespace {
  public static func contains(_ name: String) -> Bool {
    name == "kube-system" || name == "kube-public" || name == "kube-node-lease"
  }
}
