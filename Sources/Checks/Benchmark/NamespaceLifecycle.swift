internal import Components
internal import Findings

struct NamespaceLifecycle: FlagCheck {
  static let about = About(
    id: "cis/namespace-lifecycle",
    severity: .medium,
    title: "Leave the admission plugin NamespaceLifecycle on",
    why: """
      It refuses objects in namespaces that are being deleted, and the deletion of the namespaces that the \
      cluster lives in. Without it a namespace that is cleared away is filled anew.
      """,
    profiles: .benchmark,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("switched off", "kube-apiserver\n⟦--disable-admission-plugins=NamespaceLifecycle⟧"),
      .command("not in the list of an old release", "kube-apiserver\n⟦--admission-control=LimitRanger⟧"),
    ],
    passes: [
      .command("on by default", "kube-apiserver\n--v=2"),
      .command("others are off", "kube-apiserver\n--disable-admission-plugins=DefaultStorageClass"),
      .command(
        "in the list of an old release", "kube-apiserver\n--admission-control=LimitRanger,NamespaceLifecycle"),
    ])

  static let rules = AdmissionPlugins.notOff(
    "NamespaceLifecycle", "takes objects into namespaces that are being deleted")
}
