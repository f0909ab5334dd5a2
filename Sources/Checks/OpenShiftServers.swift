internal import Findings
internal import Guide
internal import Kubernetes

extension KubernetesObject {
  /// What an OpenShift cluster asks of its API servers, by the name `cluster`.
  var isOpenShiftServers: Bool { kind == "APIServer" && group == "config.openshift.io" }
}

extension Example {
  /// The API servers of an OpenShift cluster, with these fields under `spec`.
  static func openShift(_ title: String, severity: Severity? = nil, _ fields: String) -> Example {
    Example(title, severity: severity) {
      "apiVersion: config.openshift.io/v1\nkind: APIServer\nmetadata: {name: cluster}\nspec:\n  \(fields)\n"
    }
  }
}
