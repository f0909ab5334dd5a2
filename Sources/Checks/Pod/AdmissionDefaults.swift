internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct AdmissionDefaults: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/default",
    severity: .high,
    title: "Hold namespaces without a label to a level, and exempt nobody",
    why: """
      A namespace without a label gets the level of this file. With none, whoever creates a namespace creates \
      a place for privileged pods; an exempt user or runtime class is past the plugin everywhere.
      """,
    scope: .kinds(["AdmissionConfiguration"]),
    needs: ["the admission configuration"],
    fails: [
      .podSecurity("privileged by default", "defaults:\n  enforce: ⟦privileged⟧"),
      .podSecurity("no level to enforce", "⟦defaults⟧:\n  warn: baseline"),
      .podSecurity("exempt users", "defaults: {enforce: baseline}\nexemptions:\n  usernames: [⟦jane⟧]"),
      .podSecurity(
        "an exempt namespace of users", severity: .medium,
        "defaults: {enforce: restricted}\nexemptions:\n  namespaces: [kube-system, ⟦shop⟧]"),
    ],
    passes: [
      .podSecurity(
        "a level, and the system exempt",
        "defaults: {enforce: baseline}\nexemptions: {namespaces: [kube-system]}"),
      Example(
        "another plugin",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins:
        - name: EventRateLimit
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { configuration(of: object) != nil }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let configuration = configuration(of: object) else { return }
    let enforce = configuration.given("defaults")?.given("enforce")
    if enforce?.textIs("privileged") ?? true {
      report(
        "holds pods of namespaces without a label to no level",
        at: enforce.map(Place.value) ?? .missing(under: configuration, "defaults.enforce"),
        remedy: .advice("Set defaults.enforce: baseline, once the namespaces that need more have their label")
      )
    }
    guard let exemptions = configuration.given("exemptions") else { return }
    exempt("user", exemptions.items("usernames"), nil, report)
    exempt("runtime class", exemptions.items("runtimeClasses"), nil, report)
    exempt("namespace", exemptions.items("namespaces"), .medium, report)
  }

  private func exempt(_ what: String, _ names: Node.Children, _ severity: Severity?, _ report: Reporter) {
    for node in names {
      guard let name = node.text, !(what == "namespace" && name == "kube-system") else { continue }
      report(
        "exempts the \(what) \(name) from every level", at: .value(node), severity: severity,
        discriminator: "\(what) \(name)", remedy: .advice("Give the namespace that needs it a label instead"))
    }
  }

  /// The configuration of the plugin PodSecurity, where it stands in the file itself.
  private func configuration(of object: KubernetesObject) -> Node? {
    guard object.group == "apiserver.config.k8s.io" else { return nil }
    return object.node.items("plugins").first { $0["name"]?.textIs("PodSecurity") ?? false }?
      .given("configuration")
  }
}

extension Example {
  /// An admission configuration with this configuration of the plugin PodSecurity.
  fileprivate static func podSecurity(_ title: String, severity: Severity? = nil, _ fields: String) -> Example
  {
    Example(
      title, severity: severity,
      "apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins:\n- name: PodSecurity\n"
        + "  configuration:\n    apiVersion: pod-security.admission.config.k8s.io/v1\n"
        + "    kind: PodSecurityConfiguration\n"
        + fields.split(separator: "\n").map { "    \($0)\n" }.joined())
  }
}
