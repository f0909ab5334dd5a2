/// An audit policy under which all detections see what they need and no secret is written into the log.
/// ConfigMaps stay at Metadata: the one detection that wants their bodies looks for credentials in them, which
/// would then stand in the log too.
public enum RecommendedPolicy {
  public static let text = """
    # Under this policy every detection of `bulwark audit` sees what it needs, but for credentials in ConfigMaps
    # (AUD-CRED-11) and the type of Secrets (AUD-CRED-05): to see these, they would have to stand in the log.
    apiVersion: audit.k8s.io/v1
    kind: Policy
    omitManagedFields: true
    # ResponseStarted stays: refused logins are written as nothing else, and sessions when they open.
    omitStages: [RequestReceived]
    rules:
    # The noise of the system itself, by exact accounts and verbs.
    - level: None
      nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]
      userGroups: ["system:authenticated"]
    - level: None
      users: ["system:kube-proxy"]
      verbs: [watch]
      resources:
      - group: ""
        resources: [endpoints, services, services/status]
      - group: discovery.k8s.io
        resources: [endpointslices]
    - level: None
      users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]
      verbs: [get, list, watch, update]
      resources:
      - group: coordination.k8s.io
        resources: [leases]
    - level: None
      userGroups: ["system:nodes"]
      verbs: [update, patch]
      resources:
      - group: ""
        resources: [nodes/status, pods/status]
      - group: coordination.k8s.io
        resources: [leases]
    - level: None
      verbs: [create, update, patch]
      resources:
      - group: ""
        resources: [events]
      - group: events.k8s.io
        resources: [events]
    # Secrets and tokens: who and when, never what.
    - level: Metadata
      resources:
      - group: ""
        resources: [secrets, configmaps]
      - group: authentication.k8s.io
    # The request has only expiry and audience; the token is in the response.
    - level: Request
      resources:
      - group: ""
        resources: [serviceaccounts/token]
    # Who may do what, who is let in, who reaches whom.
    - level: RequestResponse
      verbs: [create, update, patch, delete, deletecollection]
      resources:
      - group: rbac.authorization.k8s.io
      - group: admissionregistration.k8s.io
      - group: certificates.k8s.io
      - group: networking.k8s.io
      - group: apiregistration.k8s.io
      - group: apiextensions.k8s.io
      - group: scheduling.k8s.io
      - group: kyverno.io
      - group: templates.gatekeeper.sh
      - group: cilium.io
      - group: crd.projectcalico.org
      - group: policy.networking.k8s.io
    # What runs.
    - level: RequestResponse
      verbs: [create, update, patch]
      resources:
      - group: ""
        resources:
        - pods
        - pods/ephemeralcontainers
        - replicationcontrollers
        - services
        - services/status
        - namespaces
        - serviceaccounts
        - resourcequotas
        - limitranges
        - endpoints
      - group: apps
        resources:
        - deployments
        - daemonsets
        - statefulsets
        - replicasets
        - deployments/scale
        - statefulsets/scale
        - replicasets/scale
      - group: batch
        resources: [jobs, cronjobs]
    - level: Request
      resources:
      - group: authorization.k8s.io
    - level: Metadata

    """
}
