internal import Guide
internal import Kubernetes

extension RiskyPermission {
  /// Code in pods.
  static let ofWorkloads: [RiskyPermission] = [
    .anywhere(
      "auth/least-privilege/workloads", "create-pods", "create pods", .critical, in: .high,
      effect: .anyAccount,
      [Need(.create, .core, .pods)]),
    .anywhere(
      "auth/least-privilege/workloads", "write-workloads", "create or change workloads", .critical, in: .high,
      effect: .anyAccount,
      [
        Need(.write, .apps, .apps), Need(.write, .batch, .cronJobs), Need(.create, .batch, .jobs),
        Need(.write, .core, .replicationControllers),
      ]),
    .anywhere(
      "auth/limit-exec", "exec", "run commands in pods", .critical, in: .high, effect: .runningAccounts,
      [Need(.create, .core, .exec), Need(.get, .core, .exec, until: 34)]),
    .anywhere(
      "auth/limit-exec", "attach", "speak to the programs of pods", .high, in: .medium,
      effect: .runningAccounts,
      [Need(.create, .core, .attach), Need(.get, .core, .attach, until: 34)]),
    .anywhere(
      "auth/limit-exec", "debug", "add containers to running pods", .critical, in: .high,
      effect: .runningAccounts,
      [Need([.update, .patch], .core, .ephemeralContainers)]),
    .anywhere(
      "auth/least-privilege/workloads", "change-pods", "swap the images of running pods", .high, in: .high,
      effect: .runningAccounts, [Need([.update, .patch], .core, .pods)]),
    .cluster(
      "controlplane/node-access", "kubelet", "run commands in every pod through the kubelets", .critical,
      effect: .runningAccounts, [Need([.get, .create], .core, .nodeProxy)]),
    .anywhere(
      "auth/least-privilege/operators", "operators", "have operators run what it says", .high, in: .medium,
      [Need(.write, .operators, .operators)]),
    .anywhere(
      "auth/limit-exec/port-forward", "port-forward", "reach the ports of pods past NetworkPolicies", .medium,
      in: .medium,
      [
        Need([.create, .get], .core, .proxy), Need(.create, .core, .portForward),
        Need(.get, .core, .portForward, until: 34),
      ]),
    .cluster(
      "auth/least-privilege/scheduling", "steal-pods", "drive pods from one node to another of its choice",
      .high,
      [
        Need([.delete, .deleteCollection], .core, .pods), Need(.create, .core, .eviction),
        Need([.update, .patch], .core, .podStatus),
      ],
      [Need([.update, .patch, .delete], .core, .nodes)]),
    .anywhere(
      "auth/least-privilege/scheduling", "place-pods", "put pods on nodes of its choice", .medium, in: .low,
      [Need(.create, .core, .placement)]),
    .anywhere(
      "auth/least-privilege/scheduling", "resize-pods", "change the resources of running pods", .low, in: nil,
      [Need([.update, .patch], .core, .resize)]),
    .anywhere(
      "auth/least-privilege/scheduling", "leases", "take over the leases of leaders and nodes", .low, in: nil,
      [Need([.update, .patch, .delete], .coordination, .leases)]),
  ]

  /// The data of Secrets, and what is as good.
  static let ofSecrets: [RiskyPermission] = [
    .anywhere(
      "secrets/rbac-restrict", "read-secrets", "read every Secret", .critical, in: .high,
      [Need(.read, .core, .secrets)]),
    .anywhere(
      "secrets/rbac-restrict/read-back", "read-back-secrets", "read every Secret in answers to changes",
      .high,
      in: .high, [Need([.patch, .delete, .deleteCollection], .core, .secrets)]),
    .anywhere(
      "auth/escalation-verbs/config-maps", "system-config-maps",
      "rewrite the settings of DNS, of proxies and of logins", .high, in: nil,
      [Need(.write, .core, .configMaps)]),
  ]
}
