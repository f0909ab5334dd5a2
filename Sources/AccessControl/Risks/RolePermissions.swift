internal import Guide
internal import Kubernetes

extension RiskyPermission {
  /// Power over power: everything at once, and roles.
  static let ofRoles: [RiskyPermission] = [
    .anywhere(
      "auth/least-privilege", "everything", "do everything", .critical, in: .critical, effect: .everything,
      [Need(.star, .star, .star)]),
    .anywhere(
      "auth/escalation-verbs", "bind", "give itself any role", .critical, in: .high, effect: .anyRole,
      [Need(.bind, .rbac, .roles)], [Need(.write, .rbac, .bindings)]),
    .anywhere(
      "auth/escalation-verbs", "escalate", "write any right into a role", .critical, in: .high,
      effect: .anyRole,
      [Need(.escalate, .rbac, .roles)], [Need(.write, .rbac, .roles)]),
    .anywhere(
      "auth/least-privilege", "every-resource", "reach every resource", .high, in: .high,
      [
        Need(
          [.get, .list, .watch, .create, .update, .patch, .delete, .deleteCollection, .impersonate], .core,
          .star)
      ]
    ),
    .anywhere(
      "auth/least-privilege/verbs", "every-verb", "use every verb on what matters", .high, in: .medium,
      [
        Need(.star, .core, [.secrets, .pods, .serviceAccounts, .nodes]),
        Need(.star, .rbac, [.roles, .bindings]),
      ]),
    .anywhere(
      "auth/least-privilege/groups", "every-group", "change resources of every API group", .medium, in: .low,
      [Need([.create, .update, .patch, .delete, .deleteCollection], .star, .any)]),
    .anywhere(
      "auth/escalation-verbs/roles", "write-roles", "hand on what it holds", .medium, in: .low,
      [Need(.write, .rbac, [.roles, .bindings])]),
    .anywhere(
      "auth/least-privilege/deletion", "delete-roles", "delete roles and bindings", .medium, in: .low,
      [Need([.delete, .deleteCollection], .rbac, [.roles, .bindings])]),
  ]

  /// Acting as somebody else.
  static let ofIdentities: [RiskyPermission] = [
    .cluster(
      "auth/escalation-verbs/impersonate", "impersonate-users", "act as any user", .critical,
      effect: .anybody,
      [Need(.impersonate, .core, .users)]),
    .anywhere(
      "auth/escalation-verbs/impersonate", "impersonate-accounts", "act as any service account", .critical,
      in: .high, effect: .anyAccount, [Need(.impersonate, .core, .serviceAccounts)]),
    .cluster(
      "auth/escalation-verbs/impersonate", "impersonate-details", "claim details of other users", .medium,
      [Need(.impersonate, .authentication, .userDetails)]),
    .cluster(
      "auth/escalation-verbs/impersonate", "impersonate-constrained", "act as others within limits", .high,
      [
        Need(
          .constrainedImpersonate, .authentication, [.users, .groups, .serviceAccounts, .nodes, .userDetails])
      ],
      [Need(.actConstrained, .all, .any)]),
    .anywhere(
      "auth/token-protection/create", "create-tokens", "make tokens of any service account", .critical,
      in: .high,
      effect: .anyAccount, [Need(.create, .core, .tokens)]),
    .anywhere(
      "auth/token-protection/accounts", "mint-tokens", "have a lasting token of any service account made",
      .critical, in: .high, effect: .anyAccount, [Need(.create, .core, .secrets)],
      [
        Need([.get, .list, .watch, .patch, .delete, .deleteCollection], .core, .secrets),
        Need(.create, .core, .pods), Need(.write, .apps, .apps), Need(.write, .batch, .cronJobs),
        Need(.create, .batch, .jobs),
      ]),
    .cluster(
      "auth/escalation-verbs/certificates", "issue-certificates", "issue certificates that log in as others",
      .critical, effect: .anybody, [Need(.create, .certificates, .certificateRequests)],
      [Need([.update, .patch], .certificates, .approval)], [Need(.approve, .certificates, .signers)]),
    .cluster(
      "auth/escalation-verbs/certificates", "sign-certificates", "put certificates of its own into requests",
      .medium, [Need([.update, .patch], .certificates, .certificateStatus)],
      [Need(.sign, .certificates, .signers)]),
    .cluster(
      "auth/escalation-verbs/trust", "trust-bundles", "make pods trust its certificate authorities", .medium,
      [Need(.write, .certificates, .trustBundles)]),
    .anywhere(
      "auth/token-protection/accounts", "write-accounts", "give service accounts other rights in the cloud",
      .low,
      in: .low, [Need(.write, .core, .serviceAccounts)]),
  ]
}
