internal import Documents
internal import Findings
internal import Kubernetes

struct DefaultAccount: WorkloadCheck {
  static let about = About(
    id: "auth/workload-identity/default-account",
    severity: .medium,
    title: "Give workloads that call the API server an account of their own",
    why: """
      What a program of the namespace is ever granted as `default`, all others get that name no account. \
      And nobody can tell in the audit log which of them it was.
      """,
    scope: .pods,
    fails: [
      Example(
        "asks for the token of default",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        ⟦spec⟧:
          automountServiceAccountToken: true
          containers:
          - name: web
            image: example.com/web:1
        """),
      .pod(
        "by name, through a volume",
        """
        serviceAccountName: ⟦default⟧
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
        """),
    ],
    passes: [
      .pod(
        "an account of its own",
        """
        serviceAccountName: web
        automountServiceAccountToken: true
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "has no use for an account",
        """
        automountServiceAccountToken: false
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "that the token is mounted unasked is judged as such",
        "containers:\n- name: web\n  image: example.com/web:1"),
      .pod(
        "the volume that every running pod is given",
        """
        serviceAccountName: default
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: kube-api-access-x2x7q
          projected:
            sources:
            - serviceAccountToken:
                expirationSeconds: 3607
                path: token
        """),
      .pod(
        "a token for somebody else",
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
        """),
    ])

  /// Only a workload that asks for a token in so many words needs an account.
  func applies(to workload: Workload, in context: Context) -> Bool {
    workload.flag("automountServiceAccountToken") == true || mountsToken(workload)
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    let field = workload.spec.given("serviceAccountName") ?? workload.spec.given("serviceAccount")
    let place: Place
    if let field {
      guard field.textIs("default") || field.textIs("") else { return }
      place = .value(field)
    } else {
      place = .missing(under: workload.spec, "serviceAccountName")
    }
    report(
      "asks for a token of the default service account", at: place,
      remedy: .advice("Make a service account for it, and grant that what the program needs"))
  }

  /// The volume that admission adds to every pod that does not decline is no request: dumps of running
  /// pods hold it.
  private func isInjected(_ volume: Node) -> Bool {
    volume["name"]?.withText { $0.starts(with: "kube-api-access-".utf8) } ?? false
  }

  private func mountsToken(_ workload: Workload) -> Bool {
    guard let volumes = workload.spec.given("volumes") else { return false }
    return volumes.children.contains { volume in
      !isInjected(volume)
        && volume.given("projected")?.given("sources")?.children.contains { source in
          source.given("serviceAccountToken").map { $0.given("audience") == nil } ?? false
        } ?? false
    }
  }
}
