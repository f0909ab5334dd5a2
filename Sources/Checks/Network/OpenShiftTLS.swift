internal import Documents
internal import Findings
internal import Kubernetes

/// Source: openshift/api, config/v1/types_tlssecurityprofile.go. Without a profile `Intermediate` counts: TLS 1.2.
struct OpenShiftTLS: ObjectCheck {
  static let about = About(
    id: "network/encrypt-all-traffic/openshift",
    severity: .high,
    title: "Let OpenShift's servers speak TLS 1.2 or later",
    why: """
      The profile Old brings back TLS 1.0 and ciphers without forward secrecy, for API servers, kubelets or \
      routers. Whoever listens records what they no longer protect.
      """,
    scope: .kinds(["APIServer"]),
    fails: [
      .openShift("the old profile", "tlsSecurityProfile: {type: ⟦Old⟧, old: {}}"),
      .openShift(
        "one's own, as old", "tlsSecurityProfile: {type: Custom, custom: {minTLSVersion: ⟦VersionTLS11⟧}}"),
    ],
    passes: [
      .openShift("the default", "clientCA: {name: ca}"),
      .openShift("the newest", "tlsSecurityProfile: {type: Modern, modern: {}}"),
      .openShift(
        "what does not count", "tlsSecurityProfile: {type: Modern, custom: {minTLSVersion: VersionTLS10}}"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.isOpenShiftServers
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let profile = object.node["spec"]?.given("tlsSecurityProfile"), let type = profile.given("type")
    else {
      return
    }
    let version = profile.given("custom")?.given("minTLSVersion")
    let place: Node
    if type.textIs("Old") {
      place = type
    } else if type.textIs("Custom"), let version,
      version.textIs("VersionTLS10") || version.textIs("VersionTLS11")
    {
      place = version
    } else {
      return
    }
    report(
      "serves by TLS before 1.2", at: .value(place),
      remedy: .advice("Set spec.tlsSecurityProfile to type Intermediate, once no client needs older versions")
    )
  }
}
