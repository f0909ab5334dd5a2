internal import Documents
internal import Judgement
internal import Kubernetes

extension Installation {
  /// Why it fails closed: who can stop the webhook must not thereby open the door. What could keep the cluster from
  /// coming up again never asks it: kube-system, its own namespace, nodes, the API server itself.
  var validating: String {
    """
    # failurePolicy is Fail: who can stop the webhook must not thereby open the door. So that a cluster can always
    # start, the API server never asks about kube-system, this namespace, nodes, and what it writes itself.
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingWebhookConfiguration
    metadata:
      name: bulwark
      labels: {app.kubernetes.io/name: bulwark}
    \(announcement)webhooks:
    \(judging)# Asked apart, and failing open: somebody must be able to look into a pod when the webhook is broken.
    - name: connect.bulwark.dev
      clientConfig:
    \(clientConfig("/validate"))  admissionReviewVersions: [v1]
      sideEffects: None
      timeoutSeconds: 2
      failurePolicy: Ignore
    \(selector())  rules:
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CONNECT]
        resources: [pods/exec, pods/attach]
        scope: Namespaced

    """
  }

  /// One webhook that judges, or, where namespaces have modes of their own by a label, one for each of these, one
  /// for the other namespaces, and one for what is of none. No object is asked about twice.
  private var judging: String {
    guard !labelled.isEmpty else {
      return validating("validate", path: "/validate", selector(), namespacedRules + clusterRules)
    }
    var others: [LabelRequirement] = []
    var webhooks = ""
    for namespaces in labelled {
      webhooks += validating(
        "\(namespaces.name).validate", path: "/validate/\(namespaces.name)",
        selector([namespaces.requirement] + others), namespacedRules)
      others.append(namespaces.requirement.contrary)
    }
    return webhooks + validating("validate", path: "/validate", selector(others), namespacedRules)
      + validating("cluster", path: "/validate", selector(), clusterRules)
  }

  private func validating(_ name: String, path: String, _ selector: String, _ rules: String) -> String {
    """
    - name: \(name).bulwark.dev
      clientConfig:
    \(clientConfig(path))  admissionReviewVersions: [v1]
      sideEffects: None
      matchPolicy: Equivalent
      timeoutSeconds: 5
      failurePolicy: Fail
    \(selector)\(conditions)  rules:
    \(rules)
    """
  }

  /// It fails open: what is not changed is judged all the same.
  var mutating: String {
    """
    # failurePolicy is Ignore: what is not changed is judged all the same.
    apiVersion: admissionregistration.k8s.io/v1
    kind: MutatingWebhookConfiguration
    metadata:
      name: bulwark
      labels: {app.kubernetes.io/name: bulwark}
    \(announcement)webhooks:
    - name: mutate.bulwark.dev
      clientConfig:
    \(clientConfig("/mutate"))  admissionReviewVersions: [v1]
      sideEffects: None
      matchPolicy: Equivalent
      reinvocationPolicy: IfNeeded
      timeoutSeconds: 5
      failurePolicy: Ignore
    \(selector())\(conditions)  rules:
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CREATE]
        resources: [pods]
        scope: Namespaced
    \(templateRules)
    """
  }

  private var announcement: String {
    guard case .certManager = identity else { return "" }
    return "  annotations:\n    cert-manager.io/inject-ca-from: \(namespace)/bulwark\n"
  }

  private func clientConfig(_ path: String) -> String {
    var authority = ""
    if case .given(_, _, let pem) = identity {
      authority = "    caBundle: \(Base64.encode(Array(pem.utf8)))\n"
    }
    return authority + "    service: {name: bulwark, namespace: \(namespace), path: \(path), port: 443}\n"
  }

  private func selector(_ requirements: [LabelRequirement] = []) -> String {
    let exempt = LabelRequirement(
      key: "kubernetes.io/metadata.name", op: .notIn, values: ["kube-system", namespace])
    let lines = ([exempt] + requirements).map { "    - \($0.literal.flow)\n" }
    return "  namespaceSelector:\n    matchExpressions:\n" + lines.joined()
  }

  /// Who is never asked about. All of these names are given by the API server, and by nobody else.
  private var conditions: String {
    """
      matchConditions:
      # The mirror of a static pod: to refuse it would only hide what runs.
      - name: not-by-a-node
        expression: '!("system:nodes" in request.userInfo.groups)'
      # The API server keeps its own roles up to date when it starts.
      - name: not-by-the-api-server
        expression: request.userInfo.username != "system:apiserver"
      # What it adds up has been judged where it was written.
      - name: not-by-the-aggregation-of-roles
        expression: >-
          request.userInfo.username != "system:serviceaccount:kube-system:clusterrole-aggregation-controller"

    """
  }

  private var namespacedRules: String {
    """
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [pods, pods/ephemeralcontainers, podtemplates, replicationcontrollers, services]
        scope: Namespaced
    \(templateRules)  - apiGroups: [networking.k8s.io]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [ingresses, networkpolicies]
        scope: Namespaced
      - apiGroups: [rbac.authorization.k8s.io]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [roles, rolebindings]
        scope: Namespaced

    """
  }

  private var clusterRules: String {
    """
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [namespaces]
        scope: Cluster
      - apiGroups: [rbac.authorization.k8s.io]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [clusterroles, clusterrolebindings]
        scope: Cluster

    """
  }

  private var templateRules: String {
    """
      - apiGroups: [apps]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [daemonsets, deployments, replicasets, statefulsets]
        scope: Namespaced
      - apiGroups: [batch]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [cronjobs, jobs]
        scope: Namespaced

    """
  }
}

extension LabelRequirement {
  /// An item of `matchExpressions`.
  fileprivate var literal: Literal {
    let name =
      switch op {
      case .isIn: "In"
      case .notIn: "NotIn"
      case .exists: "Exists"
      case .doesNotExist: "DoesNotExist"
      }
    var entries = [Literal.Entry("key", .string(key)), .init("operator", .string(name))]
    if !values.isEmpty { entries.append(.init("values", .list(values.map(Literal.string)))) }
    return .mapping(entries)
  }
}
