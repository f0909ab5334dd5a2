internal import Guide
internal import Kubernetes

extension RiskyPermission {
  /// What runs, extends and guards the cluster.
  static let ofCluster: [RiskyPermission] = [
    .cluster(
      "auth/escalation-verbs/admission", "rewrite-objects", "rewrite whatever others write", .critical,
      effect: .everything, [Need(.write, .admission, .mutating)]),
    .cluster(
      "auth/escalation-verbs/admission", "read-objects", "see or refuse whatever others write", .high,
      [Need(.write, .admission, .validating)]),
    .cluster(
      "auth/escalation-verbs/admission", "stop-admission", "switch off what admits objects", .high,
      [Need([.delete, .deleteCollection], .admission, [.mutating, .validating])]),
    .anywhere(
      "auth/least-privilege/operators", "policy-engines", "change the policies of Kyverno or Gatekeeper",
      .high,
      in: .medium, [Need([.create, .update, .patch, .delete], .policyEngines, .any)]),
    .cluster(
      "auth/escalation-verbs/api-services", "api-services", "receive the requests of others", .critical,
      [Need(.write, .apiRegistration, .apiServices)]),
    .anywhere(
      "auth/escalation-verbs/namespaces", "label-namespaces", "take the labels of Pod Security off", .high,
      in: .high, [Need([.update, .patch], .core, .namespaces)]),
    .cluster(
      "auth/escalation-verbs/volumes", "volumes", "make volumes of the nodes' files", .high,
      [Need(.write, .core, .volumes)]),
    .cluster(
      "controlplane/node-access/nodes", "nodes", "steer pods by changing nodes", .medium,
      [Need([.update, .patch], .core, .nodes)]),
    .cluster(
      "auth/least-privilege/extensions", "definitions", "change or convert custom resources of every kind",
      .medium,
      [Need(.write, .definitions, .definitions)]),
    .cluster(
      "auth/least-privilege/extensions", "storage", "change how volumes are made and attached", .medium,
      [Need(.write, .storage, .storage)]),
    .cluster(
      "auth/least-privilege/extensions", "new-namespaces", "make namespaces that no policy knows", .medium,
      [Need(.create, .core, .namespaces)]),
    .anywhere(
      "auth/least-privilege/extensions", "devices", "claim devices", .low, in: nil,
      [Need([.create, .update], .devices, .devices)]),
    .cluster(
      "auth/least-privilege/extensions", "classes", "take pods out of sandboxes or put them before others",
      .low,
      [Need([.create, .update], .classes, .classes)]),
    .anywhere(
      "auth/least-privilege/mass-deletion", "mass-deletion", "delete everything of a kind at once", .medium,
      in: .low, [Need(.deleteCollection, .all, .any)]),
    .cluster(
      "auth/least-privilege/deletion", "delete-ground", "delete namespaces, nodes or volumes", .high,
      [Need(.delete, .core, [.namespaces, .nodes, .volumes])]),
    .anywhere(
      "auth/least-privilege/deletion", "delete-events", "delete the events that tell of it", .low, in: nil,
      [Need([.delete, .deleteCollection], [.core, .events], .events)]),
  ]

  /// Where traffic goes.
  static let ofTraffic: [RiskyPermission] = [
    .anywhere(
      "auth/least-privilege/endpoints", "endpoints", "redirect the traffic of Services", .medium, in: .low,
      [Need(.write, .core, .endpoints), Need(.write, .discovery, .endpointSlices)]),
    .anywhere(
      "auth/least-privilege/traffic", "services", "make Services that take over traffic", .medium, in: .low,
      [Need(.write, .core, .services)]),
    .anywhere(
      "auth/least-privilege/traffic", "ingresses", "publish what is internal", .medium, in: .low,
      [Need(.write, .networking, .ingresses), Need(.write, .gateway, .any)]),
    .anywhere(
      "auth/least-privilege/traffic", "network-policies", "open what NetworkPolicies close", .medium,
      in: .low,
      [Need([.create, .update, .patch, .delete, .deleteCollection], .networking, .networkPolicies)]),
    .anywhere(
      "auth/least-privilege/traffic", "pod-status", "change the addresses that pods are known by", .low,
      in: nil,
      [Need([.update, .patch], .core, .podStatus)]),
  ]

  /// What feeds the next step.
  static let ofReading: [RiskyPermission] = [
    .cluster(
      "controlplane/node-access/kubelet", "kubelet-reading", "read the logs and the configuration of nodes",
      .medium, [Need(.get, .core, .kubelet), Need(.create, .core, .kubelet)]),
    .anywhere(
      "auth/least-privilege/reading", "logs", "read the logs of pods", .low, in: nil,
      [Need(.get, .core, .logs)]),
    .cluster(
      "auth/least-privilege/reading", "discovery", "read the settings of all pods and nodes", .low,
      [Need([.list, .watch], .core, [.pods, .configMaps, .nodes])]),
    .cluster(
      "auth/least-privilege/paths", "every-path", "see what the API server shows of itself on every path",
      .medium, [Need(.star, [], .everyPath)]),
    .cluster(
      "auth/least-privilege/reading", "reviews", "ask what others may do, and try stolen tokens", .low,
      [Need(.create, [.authentication, .authorization], .reviews)]),
  ]
}

extension Resources {
  /// Any at all.
  static let any = Resources(rawValue: .max)
}
