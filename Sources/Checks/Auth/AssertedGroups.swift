internal import Documents
internal import Findings
internal import Kubernetes

struct AssertedGroups: ObjectCheck {
  static let about = About(
    id: "auth/strong-user-authentication/groups",
    severity: .high,
    title: "Give the groups of an identity provider a prefix",
    why: """
      Without a prefix the provider can name any group, system:masters among them, and so can whoever changes \
      a user's groups there.
      """,
    scope: .kinds(["AuthenticationConfiguration"]),
    needs: ["the authentication configuration"],
    fails: [
      .authentication(
        "an empty prefix",
        "claimMappings:\n  username: {claim: sub, prefix: 'oidc:'}\n  groups: {claim: groups, prefix: ⟦''⟧}")
    ],
    passes: [
      .authentication(
        "a prefix",
        "claimMappings:\n  username: {claim: sub, prefix: 'oidc:'}\n  groups: {claim: groups, prefix: 'oidc:'}"
      ),
      .authentication(
        "a rule that refuses names of the system",
        """
        claimMappings:
          username: {claim: sub, prefix: ''}
          groups: {claim: groups, prefix: ''}
        userValidationRules:
        - expression: "!user.groups.exists(g, g.startsWith('system:'))"
          message: no groups of the system
        """),
      .authentication("no groups", "claimMappings:\n  username: {claim: sub, prefix: 'oidc:'}"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == "apiserver.config.k8s.io"
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for (index, provider) in object.node.items("jwt").enumerated() {
      guard let prefix = provider.given("claimMappings")?.given("groups")?.given("prefix"), prefix.text == "",
        !provider.items("userValidationRules").contains(where: {
          $0["expression"]?.text?.contains("system:") ?? false
        })
      else { continue }
      report(
        "takes every group name from the provider, system:masters too", at: .value(prefix),
        discriminator: provider.given("issuer")?.given("url")?.text ?? "\(index)",
        remedy: .advice("Set a prefix such as oidc:, and give the bindings that prefix"))
    }
  }
}

extension Example {
  /// An authentication configuration with one provider that has these fields.
  fileprivate static func authentication(_ title: String, _ fields: String) -> Example {
    Example(
      title,
      "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt:\n"
        + "- issuer: {url: 'https://login.example.com', audiences: [cluster]}\n"
        + fields.split(separator: "\n").map { "  \($0)\n" }.joined())
  }
}
