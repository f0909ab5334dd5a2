internal import Documents
internal import Findings
internal import Kubernetes

struct NoInternalExternalName: ObjectCheck {
  static let about = About(
    id: "network/service-exposure/external-name",
    severity: .medium,
    title: "Do not point external names at what is inside",
    why: """
      An Ingress that sends requests to such a Service carries strangers to the API server, to another \
      namespace or to the cloud's metadata, past the rules that keep them apart.
      """,
    scope: .kinds(["Service"]),
    fails: [
      Example(
        "the credentials of the node",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: far
        spec:
          type: ExternalName
          externalName: ⟦169.254.169.254⟧
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: farther
        spec:
          type: ExternalName
          externalName: ⟦Metadata.Google.Internal.⟧
        """),
      Example(
        "the API server; the proxy itself",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: far
        spec:
          type: ExternalName
          externalName: ⟦kubernetes.default.svc.cluster.local⟧
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: near
        spec:
          type: ExternalName
          externalName: ⟦localhost⟧
        """),
      Example(
        "a service of another namespace", severity: .low,
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: far
          namespace: shop
        spec:
          type: ExternalName
          externalName: ⟦db.bank.svc.cluster.local⟧
        """),
    ],
    passes: [
      Example(
        "a host outside",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: far
        spec:
          type: ExternalName
          externalName: db.example.com
        """),
      Example(
        "a service of its own namespace; without the type the name counts for nothing",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: far
          namespace: shop
        spec:
          type: ExternalName
          externalName: db.shop.svc.cluster.local
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: near
        spec:
          externalName: localhost
        """),
    ])

  /// Other Services name no host.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.apiVersion == "v1" && object.node["spec"]?["type"]?.textIs("ExternalName") ?? false
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let place = object.node["spec"]?.given("externalName"), let text = place.text else { return }
    let name = text.lowercased().trimmingDot
    let labels = name.split(separator: ".")
    if Self.names.contains(name) || name.hasPrefix("127.") || name.hasPrefix("169.254.") {
      return report("stands for \(name), which is inside", at: .value(place), remedy: Self.advice)
    }
    guard labels.count > 2, labels[2] == "svc" else { return }
    if labels[0] == "kubernetes", labels[1] == "default" {
      return report("stands for the API server", at: .value(place), remedy: Self.advice)
    }
    // Where its own namespace is unknown, the other may be the same.
    guard let namespace = object.namespace, labels[1] != namespace else { return }
    report(
      "stands for a service of the namespace \(labels[1])", at: .value(place), severity: .low,
      remedy: Self.advice)
  }

  private static let advice = Remedy.advice("Call it by its own name, where network policies allow it")

  /// Hosts that are the caller itself, or give out the node's credentials.
  private static let names: Set<String> = [
    "localhost", "metadata", "metadata.google.internal", "metadata.azure.internal", "instance-data",
    "instance-data.ec2.internal", "100.100.100.200", "kubernetes.default", "kubernetes",
  ]
}

extension String {
  /// Without the point that ends an absolute name.
  fileprivate var trimmingDot: String { hasSuffix(".") ? String(dropLast()) : self }
}
