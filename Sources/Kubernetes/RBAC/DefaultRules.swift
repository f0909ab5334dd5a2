extension DefaultRoles {
  /// A role a line: `[namespace/]name; verbs groups resources [names]; …`. Verbs are letters (c create,
  /// g get, l list, w watch, u update, p patch, d delete, D deletecollection), or words behind `=`;
  /// `core` is the core group; `paths` in its place says that paths follow, not resources.
  ///
  /// Source: the roles that an API server of 1.36 makes at its start, with and without its feature gates.
  static let rules = """
    cluster-admin; =* * *; =* paths *
    system:aggregate-to-admin; c authorization.k8s.io localsubjectaccessreviews; cdDglpuw \
    rbac.authorization.k8s.io rolebindings,roles
    system:aggregate-to-edit; glw core pods/attach,pods/exec,pods/portforward,pods/proxy,secrets,\
    services/proxy; =impersonate core serviceaccounts; cdDpu core pods,pods/attach,pods/exec,\
    pods/portforward,pods/proxy; c core pods/eviction; cdDpu core configmaps,persistentvolumeclaims,\
    replicationcontrollers,replicationcontrollers/scale,secrets,serviceaccounts,services,services/proxy; c \
    core serviceaccounts/token; cdDpu core,events.k8s.io events; cdDpu apps daemonsets,deployments,\
    deployments/rollback,deployments/scale,replicasets,replicasets/scale,statefulsets,statefulsets/scale; \
    cdDpu autoscaling horizontalpodautoscalers; cdDpu batch cronjobs,jobs; cdDpu extensions daemonsets,\
    deployments,deployments/rollback,deployments/scale,ingresses,networkpolicies,replicasets,\
    replicasets/scale,replicationcontrollers/scale; cdDpu policy poddisruptionbudgets; cdDpu \
    networking.k8s.io ingresses,networkpolicies; cdDglpuw coordination.k8s.io leases; cdDpu resource.k8s.io \
    resourceclaims,resourceclaimtemplates; cdDpu scheduling.k8s.io podgroups,workloads
    system:aggregate-to-view; glw core configmaps,endpoints,persistentvolumeclaims,\
    persistentvolumeclaims/status,pods,replicationcontrollers,replicationcontrollers/scale,serviceaccounts,\
    services,services/status; glw core bindings,limitranges,namespaces/status,pods/log,pods/status,\
    replicationcontrollers/status,resourcequotas,resourcequotas/status; glw core namespaces; glw core,\
    events.k8s.io events; glw discovery.k8s.io endpointslices; glw apps controllerrevisions,daemonsets,\
    daemonsets/status,deployments,deployments/scale,deployments/status,replicasets,replicasets/scale,\
    replicasets/status,statefulsets,statefulsets/scale,statefulsets/status; glw autoscaling \
    horizontalpodautoscalers,horizontalpodautoscalers/status; glw batch cronjobs,cronjobs/status,jobs,\
    jobs/status; glw extensions daemonsets,daemonsets/status,deployments,deployments/scale,\
    deployments/status,ingresses,ingresses/status,networkpolicies,replicasets,replicasets/scale,\
    replicasets/status,replicationcontrollers/scale; glw policy poddisruptionbudgets,\
    poddisruptionbudgets/status; glw networking.k8s.io ingresses,ingresses/status,networkpolicies; glw \
    resource.k8s.io resourceclaims,resourceclaims/status,resourceclaimtemplates; glw scheduling.k8s.io \
    podgroups,podgroups/status,workloads
    system:auth-delegator; c authentication.k8s.io tokenreviews; c authorization.k8s.io subjectaccessreviews
    system:basic-user; c authorization.k8s.io selfsubjectaccessreviews,selfsubjectrulesreviews; c \
    authentication.k8s.io selfsubjectreviews
    system:certificates.k8s.io:certificatesigningrequests:nodeclient; c certificates.k8s.io \
    certificatesigningrequests/nodeclient
    system:certificates.k8s.io:certificatesigningrequests:selfnodeclient; c certificates.k8s.io \
    certificatesigningrequests/selfnodeclient
    system:certificates.k8s.io:kube-apiserver-client-approver; =approve certificates.k8s.io signers \
    kubernetes.io/kube-apiserver-client
    system:certificates.k8s.io:kube-apiserver-client-kubelet-approver; =approve certificates.k8s.io signers \
    kubernetes.io/kube-apiserver-client-kubelet
    system:certificates.k8s.io:kubelet-serving-approver; =approve certificates.k8s.io signers \
    kubernetes.io/kubelet-serving
    system:certificates.k8s.io:legacy-unknown-approver; =approve certificates.k8s.io signers \
    kubernetes.io/legacy-unknown
    system:heapster; glw core events,namespaces,nodes,pods; glw extensions deployments
    system:kube-aggregator; glw core endpoints,services
    system:kube-controller-manager; cpu core,events.k8s.io events; c coordination.k8s.io leases; gu \
    coordination.k8s.io leases kube-controller-manager; c core secrets,serviceaccounts; d core secrets; g \
    core configmaps,namespaces,secrets,serviceaccounts; u core secrets,serviceaccounts; c \
    authentication.k8s.io tokenreviews; c authorization.k8s.io subjectaccessreviews; lw * *; c core \
    serviceaccounts/token
    system:kube-dns; lw core endpoints,services
    system:kube-scheduler; cpu core,events.k8s.io events; c coordination.k8s.io leases; gluw \
    coordination.k8s.io leases kube-scheduler; cdDglpuw coordination.k8s.io leasecandidates; glw core \
    nodes; dglw core pods; c core bindings,pods/binding; pu core pods/status; glw core \
    replicationcontrollers,services; glw apps,extensions replicasets; glw apps statefulsets; glw policy \
    poddisruptionbudgets; glw core persistentvolumeclaims,persistentvolumes; c authentication.k8s.io \
    tokenreviews; c authorization.k8s.io subjectaccessreviews; glw storage.k8s.io csinodes; glw \
    storage.k8s.io volumeattachments; glw core namespaces; glw storage.k8s.io csidrivers; glw \
    storage.k8s.io csistoragecapacities; glw resource.k8s.io deviceclasses; glpuw resource.k8s.io \
    resourceclaims; glpuw resource.k8s.io resourceclaims/status; u core pods/finalizers; glw \
    resource.k8s.io resourceslices; cd resource.k8s.io resourceclaims; pu resource.k8s.io \
    resourceclaims/binding; glw resource.k8s.io devicetaintrules; glw scheduling.k8s.io podgroups; pu \
    scheduling.k8s.io podgroups/status
    system:kubelet-api-admin; glw core nodes; =proxy core nodes; =* core nodes/log,nodes/metrics,\
    nodes/proxy,nodes/stats; =* core nodes/configz,nodes/healthz,nodes/pods
    system:monitoring; g core nodes/metrics; g paths /flagz,/healthz,/healthz/*,/livez,/livez/*,/metrics,\
    /metrics/slis,/readyz,/readyz/*,/statusz
    system:discovery; g paths /api,/api/*,/apis,/apis/*,/healthz,/livez,/openapi,/openapi/*,/readyz,/version,\
    /version/
    system:public-info-viewer; g paths /healthz,/livez,/readyz,/version,/version/
    system:service-account-issuer-discovery; g paths /.well-known/openid-configuration,\
    /.well-known/openid-configuration/,/openid/v1/jwks,/openid/v1/jwks/
    system:node; c authentication.k8s.io tokenreviews; c authorization.k8s.io localsubjectaccessreviews,\
    subjectaccessreviews; glw core services; cglw core nodes; pu core nodes/status; pu core nodes; cpu core,\
    events.k8s.io events; glw core pods; cd core pods; pu core pods/status; c core pods/eviction; glw core \
    configmaps,secrets; g core persistentvolumeclaims,persistentvolumes; g core endpoints; cglw \
    certificates.k8s.io certificatesigningrequests; cdgpu coordination.k8s.io leases; g storage.k8s.io \
    volumeattachments; c core serviceaccounts/token; gpu core persistentvolumeclaims/status; glw \
    storage.k8s.io csidrivers; cdgpu storage.k8s.io csinodes; glw node.k8s.io runtimeclasses; g \
    resource.k8s.io resourceclaims; D resource.k8s.io resourceslices; g core serviceaccounts; glw \
    certificates.k8s.io clustertrustbundles; cglw certificates.k8s.io podcertificaterequests
    system:node-bootstrapper; cglw certificates.k8s.io certificatesigningrequests
    system:node-problem-detector; g core nodes; p core nodes/status; cpu core,events.k8s.io events
    system:node-proxier; lw core endpoints,services; glw core nodes; cpu core,events.k8s.io events; lw \
    networking.k8s.io servicecidrs; lw discovery.k8s.io endpointslices
    system:persistent-volume-provisioner; cdglw core persistentvolumes; gluw core persistentvolumeclaims; \
    glw storage.k8s.io storageclasses; w core events; cpu core,events.k8s.io events
    system:volume-scheduler; glpuw core persistentvolumes; glw storage.k8s.io storageclasses; glpuw core \
    persistentvolumeclaims
    system:cluster-trust-bundle-discovery; glw certificates.k8s.io clustertrustbundles
    system:controller:attachdetach-controller; lw core persistentvolumeclaims,persistentvolumes; glw core \
    nodes; pu core nodes/status; lw core pods; cpu core,events.k8s.io events; cdglw storage.k8s.io \
    volumeattachments; glw storage.k8s.io csidrivers; glw storage.k8s.io csinodes
    system:controller:certificate-controller; dglw certificates.k8s.io certificatesigningrequests; u \
    certificates.k8s.io certificatesigningrequests/approval,certificatesigningrequests/status; =approve \
    certificates.k8s.io signers kubernetes.io/kube-apiserver-client-kubelet; =sign certificates.k8s.io \
    signers kubernetes.io/kube-apiserver-client,kubernetes.io/kube-apiserver-client-kubelet,\
    kubernetes.io/kubelet-serving,kubernetes.io/legacy-unknown; c authorization.k8s.io \
    subjectaccessreviews; cpu core,events.k8s.io events
    system:controller:clusterrole-aggregation-controller; =escalate,get,list,patch,update,watch \
    rbac.authorization.k8s.io clusterroles
    system:controller:cronjob-controller; gluw batch cronjobs; cdglpuw batch jobs; u batch cronjobs/status; \
    u batch cronjobs/finalizers; dlw core pods; cpu core,events.k8s.io events
    system:controller:daemon-set-controller; glw apps,extensions daemonsets; u apps,extensions \
    daemonsets/status; u apps,extensions daemonsets/finalizers; lw core nodes; cdlpw core pods; c core \
    pods/binding; cdglpuw apps controllerrevisions; cpu core,events.k8s.io events
    system:controller:deployment-controller; gluw apps,extensions deployments; u apps,extensions \
    deployments/status; u apps,extensions deployments/finalizers; cdglpuw apps,extensions replicasets; gluw \
    core pods; cpu core,events.k8s.io events
    system:controller:device-taint-eviction-controller; dglw core pods; pu core pods/status; glw \
    resource.k8s.io resourceclaims; glw resource.k8s.io resourceslices; glw resource.k8s.io deviceclasses; \
    cpu core,events.k8s.io events
    system:controller:disruption-controller; glw apps,extensions deployments; glw apps,extensions \
    replicasets; glw core replicationcontrollers; glw policy poddisruptionbudgets; glw apps statefulsets; u \
    policy poddisruptionbudgets/status; pu core pods/status; g * */scale; cpu core,events.k8s.io events
    system:controller:endpoint-controller; glw core pods,services; cdgluw core endpoints; c core \
    endpoints/restricted; cpu core,events.k8s.io events
    system:controller:endpointslice-controller; glw core nodes,pods,services; u core services/finalizers; \
    cdgluw discovery.k8s.io endpointslices; c discovery.k8s.io endpointslices/restricted; cpu core,\
    events.k8s.io events
    system:controller:endpointslicemirroring-controller; glw core endpoints,services; u core \
    services/finalizers; u core endpoints/finalizers; cdgluw discovery.k8s.io endpointslices; c \
    discovery.k8s.io endpointslices/restricted; cpu core,events.k8s.io events
    system:controller:ephemeral-volume-controller; glw core pods; u core pods/finalizers; cglw core \
    persistentvolumeclaims; cpu core,events.k8s.io events
    system:controller:expand-controller; glpuw core persistentvolumes; pu core \
    persistentvolumeclaims/status; glw core persistentvolumeclaims; cpu core,events.k8s.io events
    system:controller:generic-garbage-collector; dglpuw * *; cpu core,events.k8s.io events
    system:controller:horizontal-pod-autoscaler; glw autoscaling horizontalpodautoscalers; u autoscaling \
    horizontalpodautoscalers/status; gu * */scale; lw core pods; lw metrics.k8s.io pods; glw \
    custom.metrics.k8s.io *; glw external.metrics.k8s.io *; cpu core,events.k8s.io events
    system:controller:job-controller; glpuw batch jobs; u batch jobs/status; u batch jobs/finalizers; cdlpw \
    core pods; cpu core,events.k8s.io events
    system:controller:legacy-service-account-token-cleaner; g core configmaps \
    kube-apiserver-legacy-service-account-token-tracking; dp core secrets
    system:controller:namespace-controller; dglw core namespaces; u core namespaces/finalize,\
    namespaces/status; dDglw * *
    system:controller:node-controller; dglpuw core nodes; pu core nodes/status; pu core pods/status; dglw \
    core pods; cpu core,events.k8s.io events
    system:controller:persistent-volume-binder; cdgluw core persistentvolumes; u core \
    persistentvolumes/status; gluw core persistentvolumeclaims; u core persistentvolumeclaims/status; cdglw \
    core pods; glw storage.k8s.io storageclasses; lw core nodes; cpu core,events.k8s.io events; w core \
    events
    system:controller:pod-garbage-collector; dlw core pods; glw core nodes; p core pods/status
    system:controller:pv-protection-controller; gluw core persistentvolumes; cpu core,events.k8s.io events
    system:controller:pvc-protection-controller; gluw core persistentvolumeclaims; u core \
    persistentvolumeclaims/status; glw core pods; cpu core,events.k8s.io events
    system:controller:replicaset-controller; gluw apps,extensions replicasets; u apps,extensions \
    replicasets/status; u apps,extensions replicasets/finalizers; cdlpw core pods; cpu core,events.k8s.io \
    events
    system:controller:replication-controller; gluw core replicationcontrollers; u core \
    replicationcontrollers/status; u core replicationcontrollers/finalizers; cdlpw core pods; cpu core,\
    events.k8s.io events
    system:controller:resource-claim-controller; glw core pods; u core pods/finalizers; cdglw \
    resource.k8s.io resourceclaims; pu resource.k8s.io resourceclaims,resourceclaims/status; pu core \
    pods/status; cpu core,events.k8s.io events; pu resource.k8s.io resourceclaims/binding
    system:controller:resourcequota-controller; lw * *; u core resourcequotas/status; cpu core,\
    events.k8s.io events
    system:controller:root-ca-cert-publisher; cu core configmaps; cpu core,events.k8s.io events
    system:controller:route-controller; lw core nodes; p core nodes/status; cpu core,events.k8s.io events
    system:controller:selinux-warning-controller; cpu core,events.k8s.io events; glw core \
    persistentvolumes; glw core persistentvolumeclaims; glw core pods; glw storage.k8s.io csidrivers
    system:controller:service-account-controller; c core serviceaccounts; cpu core,events.k8s.io events
    system:controller:service-ca-cert-publisher; cu core configmaps; cpu core,events.k8s.io events
    system:controller:service-cidrs-controller; glpuw networking.k8s.io servicecidrs; pu networking.k8s.io \
    servicecidrs/finalizers; pu networking.k8s.io servicecidrs/status; glw networking.k8s.io ipaddresses; \
    cpu core,events.k8s.io events
    system:controller:service-controller; glw core services; pu core services/status; lw core nodes; cpu \
    core,events.k8s.io events
    system:controller:statefulset-controller; lw core pods; glw apps statefulsets; u apps \
    statefulsets/status; u apps statefulsets/finalizers; cdgpu core pods; cdglpuw apps controllerrevisions; \
    cglw core persistentvolumeclaims; du core persistentvolumeclaims; u core pods/finalizers; cpu core,\
    events.k8s.io events
    system:controller:ttl-after-finished-controller; dglw batch jobs; cpu core,events.k8s.io events
    system:controller:ttl-controller; lpuw core nodes; cpu core,events.k8s.io events
    system:controller:validatingadmissionpolicy-status-controller; glw admissionregistration.k8s.io \
    validatingadmissionpolicies; gpu admissionregistration.k8s.io validatingadmissionpolicies/status; cpu \
    core,events.k8s.io events
    system:controller:volumeattributesclass-protection-controller; glw core persistentvolumeclaims; glw \
    core persistentvolumes; gluw storage.k8s.io volumeattributesclasses; cpu core,events.k8s.io events
    kube-public/system:controller:bootstrap-signer; glw core configmaps; u core configmaps cluster-info; \
    cpu core,events.k8s.io events
    kube-system/extension-apiserver-authentication-reader; glw core configmaps \
    extension-apiserver-authentication
    kube-system/system::leader-locking-kube-controller-manager; cgluw coordination.k8s.io leases; cgluw \
    coordination.k8s.io leasecandidates
    kube-system/system::leader-locking-kube-scheduler; cgluw coordination.k8s.io leases; cgluw \
    coordination.k8s.io leasecandidates
    kube-system/system:controller:bootstrap-signer; glw core secrets
    kube-system/system:controller:cloud-provider; cglw core configmaps
    kube-system/system:controller:token-cleaner; dglw core secrets; cpu core,events.k8s.io events
    """
}
