internal import Documents
internal import Findings
internal import Kubernetes

struct SameImage: ObjectCheck {
  static let about = About(
    id: "threat/image-masquerade/swapped",
    severity: .medium,
    title: "Find out why one reference stands for different images",
    why: """
      Pods with the same reference run different images: the tag was moved, by a release or by somebody who \
      put another image under a trusted name.
      """,
    scope: .kinds(["Pod"]),
    fails: [
      Example(
        "pods as the cluster shows them",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
        status:
          containerStatuses:
          - name: web
            image: docker.io/example/web:1
            imageID: docker.io/example/web@sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-2
        status:
          containerStatuses:
          - name: web
            image: example/web:1
            imageID: ⟦docker.io/example/web@sha256:d56f135b6462cfc476447cfe564b83a45e8bb7da2774963b00d12161112270b7⟧
        """)
    ],
    passes: [
      Example(
        "the same image, and another reference",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
        status:
          containerStatuses:
          - name: web
            image: docker.io/example/web:1
            imageID: docker-pullable://example/web@sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-2
        status:
          containerStatuses:
          - name: web
            image: docker.io/example/web:1
            imageID: docker.io/example/web@sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6
          - name: next
            image: docker.io/example/web:2
            imageID: docker.io/example/web@sha256:d56f135b6462cfc476447cfe564b83a45e8bb7da2774963b00d12161112270b7
        """),
      Example(
        "an id that says nothing of the repository, and none at all",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
        status:
          containerStatuses:
          - name: web
            image: docker.io/example/web:1
            imageID: sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-2
        status:
          containerStatuses:
          - name: web
            image: docker.io/example/web:1
            imageID: ""
        """),
    ])

  /// Only what is found is judged: that pods agree says nothing of whether the image is the right one.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.apiVersion == "v1" && !context.inventory.swappedImages(of: object).isEmpty
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for status in context.inventory.swappedImages(of: object) {
      guard let id = status["imageID"] else { continue }
      report(
        "runs another image as \(status["image"]?.text ?? "") than other pods do", at: .value(id),
        remedy: .advice("Compare both digests with those of the release, and pin the right one"))
    }
  }
}
