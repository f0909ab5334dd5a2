internal import Findings
internal import Kubernetes

struct MaintainedAddOns: WorkloadCheck {
  static let about = About(
    id: "upgrade/plugins",
    severity: .medium,
    title: "Run add-ons that are maintained",
    why: """
      Add-ons hold rights over the whole cluster. One that nobody maintains keeps every hole that is found \
      in it from now on.
      """,
    scope: .pods,
    needs: ["the add-ons of the cluster, with releases that this program has data on"],
    fails: [
      .pod(
        "retired, wherever its image was copied to",
        """
        containers:
        - name: controller
          image: ⟦registry.k8s.io/ingress-nginx/controller:v1.13.0⟧
        - name: logs
          image: ⟦mirror.example.com/grafana/promtail:3.5.0⟧
        """),
      .pod(
        "a release with a known way in", severity: .critical,
        """
        containers:
        - name: controller
          image: ⟦registry.k8s.io/ingress-nginx/controller:v1.11.4⟧
        - name: older
          image: ⟦registry.k8s.io/ingress-nginx/controller:v1.9.6⟧
        - name: newer
          image: ⟦registry.k8s.io/ingress-nginx/controller:v1.12.0@sha256:d56f135b6462cfc476447cfe564b83a45e8bb7da2774963b00d12161112270b7⟧
        """),
    ],
    passes: [
      .pod(
        "the controller of F5 has a similar name and is alive",
        """
        containers:
        - name: controller
          image: docker.io/nginx/nginx-ingress:5.2.0
        - name: logs
          image: grafana/alloy:v1.11.0
        """),
      .pod(
        "paths that only end alike",
        """
        containers:
        - name: web
          image: example.com/not-ingress-nginx/controller:v1.9.6
        - name: certificates
          image: registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.9
        """),
    ])

  /// Only what is found is judged: of other add-ons there is no data here.
  func applies(to workload: Workload, in context: Context) -> Bool {
    workload.containers.contains { $0.image.flatMap(AddOn.init) != nil }
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for container in workload.containers {
      guard let image = container.image, let addOn = AddOn(image) else { continue }
      report.turn(to: container)
      let flaws = addOn.flaws(of: image)
      var words = flaws.map { "has \($0.id): \($0.what)" }
      if let retired = addOn.retired {
        words.append("is \(addOn.name), which was given up \(retired.when)")
      }
      guard !words.isEmpty else { continue }
      report(
        words.joined(separator: "; "), at: .value(image.node), severity: flaws.isEmpty ? .medium : .critical,
        remedy: .advice(
          addOn.retired.map { "Move to \($0.successor)" } ?? "Move to the newest release"))
    }
    report.turn(to: nil)
  }
}
