internal import Documents
internal import Findings
internal import Kubernetes

struct NodeMetadataServer: ObjectCheck {
  static let about = About(
    id: "cloud/metadata-hardening/gke-node",
    severity: .high,
    title: "Have the nodes of GKE answer pods with their own identity, not the node's",
    why: """
      Without GKE's metadata server every pod of the node gets the token of the node's service account: from one pod \
      the way leads to the project.
      """,
    scope: .kinds(["Node"]),
    needs: ["the Nodes of a live cluster on GKE"],
    fails: [
      Example(
        "the metadata server is off",
        """
        apiVersion: v1
        kind: Node
        metadata:
          name: pool-1-a
          ⟦labels⟧:
            cloud.google.com/gke-nodepool: pool-1
        """),
      Example(
        "said aloud",
        """
        apiVersion: v1
        kind: Node
        metadata:
          name: pool-1-a
          labels:
            cloud.google.com/gke-nodepool: pool-1
            iam.gke.io/gke-metadata-server-enabled: ⟦"false"⟧
        """),
    ],
    passes: [
      Example(
        "it is on",
        """
        apiVersion: v1
        kind: Node
        metadata:
          name: pool-1-a
          labels:
            cloud.google.com/gke-nodepool: pool-1
            iam.gke.io/gke-metadata-server-enabled: "true"
        """),
      Example(
        "of no cloud that says so in its labels",
        """
        apiVersion: v1
        kind: Node
        metadata:
          name: worker-1
          labels:
            eks.amazonaws.com/nodegroup: main
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group.isEmpty && object.metadata?.given("labels")?["cloud.google.com/gke-nodepool"] != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let labels = object.metadata?.given("labels") else { return }
    let label = labels["iam.gke.io/gke-metadata-server-enabled"]
    guard !(label?.textIs("true") ?? false) else { return }
    report(
      "lets every pod have the token of the node's service account",
      at: label.map { .value($0) } ?? .missing(under: object.node, "metadata.labels"),
      remedy: .advice("gcloud container node-pools update POOL --workload-metadata=GKE_METADATA"))
  }
}
