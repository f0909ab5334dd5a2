public import Documents

/// Who writes an object, as the object itself says: whoever mends it in the cluster is overruled by them.
public enum ObjectManager {
  /// "Helm, release shop in namespace web"; nil where nobody has left a name.
  ///
  /// - Parameter object: The node of the object.
  public static func name(of object: Node) -> String? {
    guard let metadata = object.given("metadata") else { return nil }
    let annotations = metadata.given("annotations")
    let labels = metadata.given("labels")
    if let release = annotations?["meta.helm.sh/release-name"]?.text {
      let namespace = annotations?["meta.helm.sh/release-namespace"]?.text
      return "Helm, release \(release)\(namespace.map { " in namespace \($0)" } ?? "")"
    }
    if let tracking = annotations?["argocd.argoproj.io/tracking-id"]?.text {
      return "Argo CD, application \(tracking.prefix { $0 != ":" })"
    }
    if let application = labels?["argocd.argoproj.io/instance"]?.text {
      return "Argo CD, application \(application)"
    }
    if let name = labels?["kustomize.toolkit.fluxcd.io/name"]?.text { return "Flux, kustomization \(name)" }
    if let name = labels?["helm.toolkit.fluxcd.io/name"]?.text { return "Flux, release \(name)" }
    if labels?["app.kubernetes.io/managed-by"]?.textIs("Helm") ?? false { return "Helm" }
    return annotations?["kubectl.kubernetes.io/last-applied-configuration"] == nil ? nil : "kubectl apply"
  }
}
