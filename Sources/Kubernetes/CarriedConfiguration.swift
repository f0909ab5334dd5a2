internal import Documents

extension KubernetesObject {
  /// The configuration of a component that an object hands on to nodes.
  ///
  /// OpenShift lays `spec.kubeletConfig` over a configuration of its own: what it does not say, that does, so it
  /// counts as a patch. Source: openshift/api, machineconfiguration/v1/types.go.
  var carried: KubernetesObject? {
    guard kind == "KubeletConfig", group == "machineconfiguration.openshift.io",
      let fields = node["spec"]?.given("kubeletConfig"), fields.isMapping
    else { return nil }
    return KubernetesObject(
      node: fields, apiVersion: "kubelet.config.k8s.io/v1beta1", kind: "KubeletConfiguration", role: .patch,
      name: name)
  }
}
