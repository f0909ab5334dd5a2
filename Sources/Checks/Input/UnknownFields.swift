internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// Sources: kubernetes, pkg/kubelet/kubeletconfig/configfiles, apiserver/pkg/server/options (authentication and
/// authorisation), pod-security-admission/admission/api/load, apiserver/pkg/audit/policy/reader.go, which passes over
/// what it does not know with a warning in its log, as do cmd/kube-proxy/app and kubeadm's config/strict.
struct UnknownFields: ObjectCheck {
  static let about = About(
    id: "input/unknown-field",
    severity: .high,
    title: "Write only fields that the component knows",
    why: """
      Kubelet and API server do not start with a configuration that has a field they do not know; audit policies, \
      kube-proxy and kubeadm lose it in silence. Either way what it was to switch on is off.
      """,
    scope: .kinds([
      "KubeletConfiguration", "AuthenticationConfiguration", "AuthorizationConfiguration",
      "AdmissionConfiguration", "PodSecurityConfiguration", "Policy", "KubeProxyConfiguration",
      "ClusterConfiguration", "InitConfiguration", "JoinConfiguration",
    ]),
    fails: [
      .kubelet(
        "a slip of the pen, and a field in the wrong place",
        "⟦readOnlyport⟧: 0\nauthentication: {anonymous: {⟦enable⟧: false}, ⟦mode⟧: Webhook}"),
      Example(
        "of the API server's",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AuthenticationConfiguration
        anonymous:
          enabled: true
          conditions: [{⟦paths⟧: /livez}]
        """),
      Example(
        "what a plugin reads",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins:
        - name: PodSecurity
          configuration:
            apiVersion: pod-security.admission.config.k8s.io/v1
            kind: PodSecurityConfiguration
            defaults: {⟦enforceVersion⟧: latest}
        """),
      Example(
        "an audit policy loses it in silence", severity: .medium,
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules: [{level: Metadata, ⟦verb⟧: [delete]}]
        """),
      Example(
        "and so does kubeadm", severity: .medium,
        """
        apiVersion: kubeadm.k8s.io/v1beta4
        kind: ClusterConfiguration
        ⟦apiserver⟧: {extraArgs: [{name: anonymous-auth, value: "false"}]}
        """),
    ],
    passes: [
      .kubelet(
        "all of them known",
        "readOnlyPort: 0\nauthentication: {webhook: {cacheTTL: 2m}}\nfeatureGates: {A: true}"),
      Example(
        "another plugin's configuration is its own",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins: [{name: EventRateLimit, configuration: {apiVersion: a/v1, kind: Configuration, limits: []}}]
        """),
      Example(
        "an older version of kubeadm's kind had other fields",
        "apiVersion: kubeadm.k8s.io/v1alpha3\nkind: ClusterConfiguration\napiServerExtraArgs: {v: \"2\"}\n"),
      Example("another kind of that name", "apiVersion: kyverno.io/v1\nkind: Policy\nspec: {rule: 1}\n"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    FieldShape.of(kind: object.kind, group: object.group) != nil
      && !(object.group == "kubeadm.k8s.io" && object.apiVersion.contains("/v1alpha"))
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let shape = FieldShape.of(kind: object.kind, group: object.group) else { return }
    let isRefused = !FieldShape.isLenient(kind: object.kind)
    say(shape.unknown(in: object.node), isRefused, report)
    guard object.kind == "AdmissionConfiguration" else { return }
    for plugin in object.node.items("plugins") {
      guard let own = plugin.given("configuration"), own["kind"]?.textIs("PodSecurityConfiguration") ?? false
      else { continue }
      let shape = FieldShape.of(
        kind: "PodSecurityConfiguration", group: "pod-security.admission.config.k8s.io")
      say(shape?.unknown(in: own) ?? [], true, report)
    }
  }

  private func say(_ unknown: [(field: Node, known: [String])], _ isRefused: Bool, _ report: Reporter) {
    for (field, known) in unknown {
      let name = field.key ?? ""
      let meant = closestMatch(to: name, in: known)
      report(
        isRefused ? "is refused: there is no field \(name)" : "has the field \(name), which nobody reads",
        at: .key(field), severity: isRefused ? nil : .medium, discriminator: name,
        remedy: .advice(
          meant.map { "Write \($0), if that is meant" } ?? "Remove it, or write the field that is meant"))
    }
  }
}
