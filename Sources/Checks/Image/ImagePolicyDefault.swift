internal import Documents
internal import Findings
internal import Kubernetes

struct ImagePolicyDefault: ObjectCheck {
  static let about = About(
    id: "image/admission-gate",
    severity: .high,
    title: "Refuse images while nobody can judge them",
    why: """
      With defaultAllow an attacker only has to keep the judge of images from answering, and every image \
      is admitted.
      """,
    scope: .kinds(["AdmissionConfiguration"]),
    needs: ["the webhook that judges images, or the API server's AdmissionConfiguration"],
    fails: [
      Example(
        "admits what could not be judged",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins:
        - name: ImagePolicyWebhook
          configuration:
            imagePolicy:
              kubeConfigFile: /etc/kubernetes/image-policy.yaml
              defaultAllow: ⟦true⟧
        """)
    ],
    passes: [
      Example(
        "refuses what could not be judged",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins:
        - name: ImagePolicyWebhook
          configuration:
            imagePolicy:
              kubeConfigFile: /etc/kubernetes/image-policy.yaml
              defaultAllow: false
        """),
      Example(
        "absent means false",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins:
        - name: ImagePolicyWebhook
          configuration:
            imagePolicy:
              kubeConfigFile: /etc/kubernetes/image-policy.yaml
        """),
      Example(
        "other plugins",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins: null
        """),
    ])

  /// Other configurations say nothing about images.
  func applies(to object: KubernetesObject, in context: Context) -> Bool { policies(of: object).count > 0 }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for policy in policies(of: object) {
      guard let field = policy["defaultAllow"], field.bool == true else { continue }
      report(
        "admits images that could not be judged", at: .value(field),
        remedy: Remedy(.review, "Set defaultAllow: false", .replace(field, with: .bool(false))))
    }
  }

  private func policies(of object: KubernetesObject) -> [Node] {
    object.node.given("plugins")?.children.compactMap { plugin in
      plugin["name"]?.textIs("ImagePolicyWebhook") ?? false
        ? plugin.given("configuration")?.given("imagePolicy") : nil
    } ?? []
  }
}
