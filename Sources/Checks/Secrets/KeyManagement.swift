internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct KeyManagement: ObjectCheck {
  static let about = About(
    id: "secrets/kms",
    severity: .medium,
    title: "Speak to the KMS by version 2, over a socket with permissions",
    why: """
      Version 1 is off since 1.29: with it the API server does not start. An abstract socket has no \
      permissions, so any process of the node's network takes the plugin's place and sees the keys.
      """,
    scope: .kinds(EncryptionRefused.kinds),
    needs: ["the encryption configuration"],
    fails: [
      .encryption(
        "version 1, by leaving it out", "- ⟦kms⟧:\n    name: a\n    endpoint: unix:///run/kms.sock"),
      .encryption(
        "as the guidance prints it: tmp is read as a host", severity: .high,
        "- kms:\n    apiVersion: v2\n    name: a\n    endpoint: ⟦unix://tmp/kms.sock⟧"),
      .encryption(
        "an abstract socket", "- kms:\n    apiVersion: v2\n    name: a\n    endpoint: ⟦unix:///@kms.sock⟧"),
    ],
    passes: [
      .encryption("version 2", "- kms: {apiVersion: v2, name: a, endpoint: 'unix:///run/kms.sock'}"),
      .encryption(
        "version 1 before it was off", minor: 27, "- kms: {name: a, endpoint: 'unix:///run/kms.sock'}"),
    ])

  /// Without a KMS there is nothing to judge here: that one is wanted, `secrets/strong-provider` says.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    EncryptionConfiguration(object)?.entries.contains { $0.providers.contains { $0.kind == .kms } } ?? false
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let providers = EncryptionConfiguration(object)?.entries.flatMap(\.providers) ?? []
    for provider in providers where provider.kind == .kms {
      let settings = provider.settings
      let name = settings["name"]?.text ?? ""
      let version = settings.given("apiVersion")
      if version.map({ $0.textIs("v1") }) ?? true, context.isAtLeast(28) {
        report(
          "speaks to the KMS \(name) by version 1, which is off since 1.29",
          at: version.map(Place.value) ?? .missing(under: settings, "apiVersion"), discriminator: name,
          remedy: .advice(
            "Let the plugin speak v2, add it first with apiVersion: v2, and rewrite all Secrets"))
      }
      guard let endpoint = settings.given("endpoint"), let text = endpoint.text, text.hasPrefix("unix://")
      else {
        continue
      }
      let path = text.dropFirst(7)
      if !path.hasPrefix("/"), !path.hasPrefix("@") {
        report(
          "dials /\(path.drop { $0 != "/" }.dropFirst()): what stands before the third slash is read as a host",
          at: .value(endpoint), severity: .high, discriminator: "host",
          remedy: .advice("Write three slashes: unix:///\(path)"))
      } else if path.hasPrefix("@") || path.hasPrefix("/@") {
        report(
          "reaches the KMS by an abstract socket, which has no permissions", at: .value(endpoint),
          discriminator: "abstract", remedy: .advice("Use a socket in a folder that only root can enter"))
      }
    }
  }
}
