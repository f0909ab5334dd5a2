internal import Documents
internal import Kubernetes

/// What passes between the API server and the workloads.
extension NeedFinder {
  /// Webhooks and aggregated APIs, which the API server calls.
  mutating func addWebhooks() {
    for kind in ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"] {
      for object in inventory.objects(ofKind: kind) {
        for webhook in object.node.items("webhooks") {
          if let service = webhook.given("clientConfig")?.given("service") {
            addCall(of: service, by: object)
          }
        }
      }
    }
    for object in inventory.objects(ofKind: "APIService") {
      if let service = object.node.given("spec")?.given("service") { addCall(of: service, by: object) }
    }
    for object in inventory.objects(ofKind: "CustomResourceDefinition") {
      let conversion = object.node.given("spec")?.given("conversion")?.given("webhook")
      if let service = conversion?.given("clientConfig")?.given("service") {
        addCall(of: service, by: object)
      }
    }
  }

  private mutating func addCall(of reference: Node, by object: KubernetesObject) {
    guard let name = reference["name"]?.text, let namespace = reference["namespace"]?.text,
      let service = services.service(name, in: namespace)
    else { return }
    let port = reference.given("port")?.int ?? 443
    for target in services.targets(of: service, where: { $0.given("port")?.int == port }) {
      add(
        .anywhere, .workload(target.workload), target.connections, reference,
        "the API server calls it for \(object.kind) \(object.name)")
    }
  }

  /// Accounts that are given rights are there to speak to the API server.
  mutating func addCallersOfAPIServer() {
    var bound: [String: Node] = [:]
    for kind in ["ClusterRoleBinding", "RoleBinding"] {
      for binding in inventory.objects(ofKind: kind) {
        for subject in binding.node.items("subjects") where subject["kind"]?.textIs("ServiceAccount") ?? false
        {
          let namespace = subject.given("namespace")?.text ?? binding.namespace ?? "default"
          guard let name = subject["name"]?.text, bound["\(namespace)/\(name)"] == nil else { continue }
          bound["\(namespace)/\(name)"] = subject
        }
      }
    }
    let ports = SensitiveTarget.apiServer.connections
    for (position, workload) in connectivity.workloads.enumerated() {
      let account = workload.workloads[0].serviceAccountName
      guard let evidence = bound["\(workload.namespace)/\(account)"] else { continue }
      add(.workload(position), .apiServer, ports, evidence, "its account \(account) is given rights")
    }
  }
}
