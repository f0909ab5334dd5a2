internal import Documents
internal import Findings
internal import Kubernetes

struct NodeJournal: HostCheck {
  static let about = About(
    id: "logging/syslog",
    severity: .medium,
    title: "Keep the node's journal, or send it on",
    why: """
      The kubelet and the runtime write to the journal. One that lies in memory is gone when the node restarts, \
      and an intruder can bring that about.
      """,
    scope: .kinds(["NodeHost"]),
    needs: ["the system of a node"],
    fails: [
      .host("in memory", "journal: ⟦volatile⟧\nlogForwarders: []"),
      .host("nowhere", "journal: ⟦none⟧"),
    ],
    passes: [
      .host("on disk", "journal: persistent"),
      .host("in memory, and sent on", "journal: volatile\nlogForwarders: [rsyslog]"),
      .host("another system", "journal: absent"),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let journal = object.node.given("journal"), journal.textIs("volatile") || journal.textIs("none"),
      object.node.items("logForwarders").first(where: { _ in true }) == nil
    else { return }
    report(
      "loses its journal at a restart, and no forwarder reads it", at: .value(journal),
      remedy: .advice("Set Storage=persistent in a drop-in of journald.conf, and forward the journal"))
  }
}
