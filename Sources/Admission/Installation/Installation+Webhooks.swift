internal import Documents

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
    - name: validate.bulwark.dev
      clientConfig:
    \(clientConfig("/validate"))  admissionReviewVersions: [v1]
      sideEffects: None
      matchPolicy: Equivalent
      timeoutSeconds: 5
      failurePolicy: Fail
    \(selector)\(conditions)  rules:
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [pods, pods/ephemeralcontainers, podtemplates, replicationcontrollers, services]
        scope: Namespaced
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [namespaces]
        scope: Cluster
    \(templateRules)  - apiGroups: [networking.k8s.io]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [ingresses, networkpolicies]
        scope: Namespaced
      - apiGroups: [rbac.authorization.k8s.io]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [roles, rolebindings, clusterroles, clusterrolebindings]
    # Asked apart, and failing open: somebody must be able to look into a pod when the webhook is broken.
    - name: connect.bulwark.dev
      clientConfig:
    \(clientConfig("/validate"))  admissionReviewVersions: [v1]
      sideEffects: None
      timeoutSeconds: 2
      failurePolicy: Ignore
    \(selector)  rules:
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CONNECT]
        resources: [pods/exec, pods/attach]
        scope: Namespaced

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
    \(selector)\(conditions)  rules:
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

  private var selector: String {
    """
      namespaceSelector:
        matchExpressions:
        - {key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system, \(namespace)]}

    """
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
