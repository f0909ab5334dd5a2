internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct SuperAdminFile: ObjectCheck {
  static let about = About(
    id: "auth/break-glass/file",
    severity: .medium,
    title: "Keep the credential of last resort off the node",
    why: """
      super-admin.conf is of the group system:masters, which no authoriser refuses and no binding takes rights \
      from. On the disk of a node it is for whoever becomes root there.
      """,
    scope: .kinds(["NodeFile"]),
    needs: ["the files of a node"],
    fails: [
      Example(
        "left where kubeadm wrote it",
        """
        apiVersion: node.bulwark.dev/v1
        kind: NodeFile
        metadata:
          name: /etc/kubernetes/super-admin.conf
        role: ⟦super-admin-kubeconfig⟧
        mode: "0600"
        owner: 0
        """)
    ],
    passes: [.file("the everyday one", "kubeconfig", mode: "\"0600\"")])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == NodeEvidence.group
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let role = object.node["role"], role.textIs("super-admin-kubeconfig") else { return }
    report(
      "lies on the node, and no authoriser limits it", at: .value(role),
      remedy: .advice("Move \(object.name) to a safe place off the node, and note who may fetch it"))
  }
}
