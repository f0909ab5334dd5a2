internal import Documents
internal import Findings
internal import Kubernetes

struct CertificateExpiry: CertificateCheck {
  private static let days = Parameter(
    "certificate-days", "How many days before its end a certificate has to be renewed.", values: ["30"])

  static let about = About(
    id: "network/certificate-distribution/expiry",
    severity: .high,
    title: "Renew certificates before they expire",
    why: """
      A certificate that is over stops the cluster, at a moment that nobody chose. Whoever has to make it run again \
      in a hurry switches the verification off.
      """,
    scope: .kinds(["NodeCertificate"]),
    needs: ["the certificates of a node"],
    parameters: [days],
    fails: [
      .certificate("over", "notBefore: 2025-05-01T10:00:00Z\nnotAfter: ⟦2026-05-01T10:00:00Z⟧"),
      .certificate(
        "soon over", severity: .medium, "notBefore: 2025-06-20T10:00:00Z\nnotAfter: ⟦2026-06-20T10:00:00Z⟧"),
      .certificate(
        "too near for this team", severity: .medium, settings: [days.name: ["90"]],
        "notAfter: ⟦2026-08-20T10:00:00Z⟧"),
      .certificate("not yet valid", "notBefore: ⟦2026-07-01T00:00:00Z⟧\nnotAfter: 2027-07-01T00:00:00Z"),
      .certificate("a date that nobody can read", "notAfter: ⟦soon⟧"),
    ],
    passes: [
      .certificate("months ahead", "notBefore: 2026-03-01T10:00:00Z\nnotAfter: 2027-03-01T10:00:00Z"),
      .certificate("without an end", "notAfter: 9999-12-31T23:59:59Z"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == "node.bulwark.dev" && context.today != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let today = context.today, let end = object.node.given("notAfter") else { return }
    let renewal = Remedy.advice(
      "Renew it (kubeadm certs renew; a restart of k3s and RKE2), and start anew what holds it")
    guard let last = end.text.flatMap(Day.init(moment:)) else {
      report("has an end that is no date", at: .value(end), discriminator: "end", remedy: renewal)
      return
    }
    if let start = object.node.given("notBefore"), let first = start.text.flatMap(Day.init(moment:)),
      first > today
    {
      report(
        "is not valid before \(first)", at: .value(start), discriminator: "start",
        remedy: .advice("Set the clock of the machine that issued it, and issue it anew"))
    }
    let left = today.days(until: last)
    if left < 0 {
      report("has expired on \(last)", at: .value(end), discriminator: "end", remedy: renewal)
    } else if left < context.values(of: Self.days).compactMap({ Int($0) }).max() ?? 30 {
      report(
        "expires on \(last), in \(left) \(left == 1 ? "day" : "days")", at: .value(end), severity: .medium,
        discriminator: "end", remedy: renewal)
    }
  }
}
