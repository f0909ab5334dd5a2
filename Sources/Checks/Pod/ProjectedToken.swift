internal import Documents
internal import Findings
internal import Kubernetes

struct ProjectedToken: WorkloadCheck {
  static let about = About(
    id: "pod/no-sa-token-automount/projected",
    severity: .medium,
    title: "Mount a projected token only where it is needed",
    why: """
      A projected token is a mount that automountServiceAccountToken does not govern. A short life and an \
      audience limit what a thief can do with it; for the API server's audience it is a credential like \
      any other.
      """,
    scope: .pods,
    fails: [
      .pod(
        "a token for the API server",
        """
        automountServiceAccountToken: false
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: token
          projected:
            sources:
            - ⟦serviceAccountToken⟧:
                path: token
        """)
    ],
    passes: [
      .pod(
        "a token for another audience is no use at the API server",
        """
        automountServiceAccountToken: false
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: token
          projected:
            sources:
            - serviceAccountToken:
                path: token
                audience: vault
                expirationSeconds: 600
        """)
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let volumes = workload.spec.given("volumes") else { return }
    for volume in volumes.children {
      guard let sources = volume.given("projected")?.given("sources") else { continue }
      for source in sources.children {
        guard let token = source.given("serviceAccountToken"), token.given("audience") == nil else {
          continue
        }
        report(
          "mounts a service account token for the API server", at: .key(token),
          discriminator: volume["name"]?.text,
          remedy: .advice("Remove it, or name the audience that the token is meant for"))
      }
    }
  }
}
