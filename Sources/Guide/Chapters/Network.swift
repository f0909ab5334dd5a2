/// The recommendations of the chapter `network`; `readRecords` says how they are written.
let networkRecords = #"""
  id: network/namespaces
  title: Partition teams and applications into namespaces
  section: Network separation and hardening / Namespaces; Appendix D
  version: 1.0
  strength: should
  severity: medium
  severityReason: scope for all other controls
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Use namespaces as the scope for RBAC, network and resource policy; they isolate nothing by
    themselves.
  passes: Workloads live in purpose-made namespaces, each with an owner label and its own RBAC,
    NetworkPolicy, LimitRange/ResourceQuota and PSA label.
  fails: WARN: workloads of several owners in one namespace; workloads in "default" (manifest with no
    metadata.namespace lands in the caller's context namespace, normally default).
  fix: Generate a namespace bundle (Namespace + PSA labels + default-deny + LimitRange + quota +
    roles). Moving a workload is recreate-only: advice.
  trap: The guide describes default as the place for user resources; CIS and kubescape treat it as a
    finding. Keep this low when the guide profile is chosen.
  kubescape: C-0061, C-0209, C-0212
  trivy: KSV-0110
  cis: 5.6.1, 5.6.4
  cis19: 5.7.1, 5.7.4
  mitre: T1613
  msMatrix: MS-M9014

  id: network/no-user-pods-in-system-namespaces
  title: Keep user pods out of kube-system and kube-public
  section: Network separation and hardening / Namespaces
  version: 1.0
  strength: should
  severity: medium
  severityReason: system namespaces are often exempt from policy
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: These namespaces are reserved for cluster services.
  passes: Only known control-plane/add-on workloads (allowlist by label, owner, image) in kube-system;
    nothing in kube-public or kube-node-lease.
  fails: FAIL: any other workload kind there. System add-ons must be recognised (static mirror pods,
    coredns, kube-proxy, CNI, cloud agents).
  fix: Propose a new namespace in the manifest.
  trivy: KSV-0037
  cis: 5.6.1
  cis19: 5.7.1
  mitre: T1036.005, T1610
  msMatrix: MS-TA9023

  id: network/reserved-namespace-prefix
  title: Avoid the kube- prefix for own namespaces
  section: Network separation and hardening / Appendix D
  version: 1.0
  strength: should
  severity: low
  severityReason: confusion and masquerade
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Names starting with kube- may clash with system namespaces.
  passes: No user-created Namespace name matches ^kube-.
  fails: FAIL: match other than kube-system, kube-public, kube-node-lease (and known vendor ones).
  fix: Advice only (rename = recreate).
  mitre: T1036.005
  msMatrix: MS-TA9023

  id: network/cni-supports-policy
  title: Use a CNI plugin that enforces NetworkPolicy
  section: Network separation and hardening / Network policies checklist
  version: 1.0
  strength: should
  severity: critical
  severityReason: silently void policies
  artefacts: live-cluster, node-files, network-probe
  evidence: machine-checked
  summary: NetworkPolicy objects do nothing without a plugin that implements them.
  passes: Detected CNI is on the known-enforcing list (Calico, Cilium, Antrea, Weave (archived),
    kube-router, OVN-Kubernetes, AWS VPC CNI with enableNetworkPolicy, Azure/GKE policy engine on)
    AND, best evidence, an active probe shows a denied connection.
  fails: FAIL: flannel or bridge alone (k3s is an exception: it embeds a policy controller next to
    flannel unless started with --disable-network-policy), kubenet without engine; policies present
    but probe connects.
  fix: Advice only (CNI change).
  trap: Recognise by what enforces, not by CNI name: Canal (flannel + Calico), k3s and kindnet of
    recent kind releases enforce although the CNI looks basic. Nothing in the API says whether
    policies are enforced; object presence is not proof. trivy lists this control as manual.
  kubescape: C-0205, C-0230, C-0240
  cis: 5.3.1
  mitre: T1046
  msMatrix: MS-TA9034, MS-M9014

  id: network/default-deny-ingress
  title: Default deny ingress in every namespace
  section: Network separation and hardening / Network policies; Appendix E
  version: 1.0
  strength: should
  severity: high
  severityReason: lateral movement is open by default
  artefacts: manifest, live-cluster, networkpolicy
  evidence: machine-checked
  summary: One policy selecting all pods and allowing no ingress; then add narrow allows.
  passes: Per namespace: a NetworkPolicy with empty spec.podSelector ({}, absent, or with empty
    matchLabels/matchExpressions) and Ingress in effect (policyTypes contains Ingress, or policyTypes
    absent or empty - then Ingress always applies) whose ingress is absent/[]; or a Baseline-tier
    cluster policy (policy.networking.k8s.io v1alpha1 BaselineAdminNetworkPolicy, merged into
    ClusterNetworkPolicy, tier Baseline, in v1alpha2; AdminNetworkPolicy/tier Admin is judged before
    NetworkPolicy and is not a default), Calico Global or Cilium clusterwide equivalent. Stronger:
    compute per pod that it is selected by >= 1 ingress policy.
  fails: FAIL: no such policy; an ingress rule {} (allow all) in a policy selecting everything; a
    policy selecting only some pods leaves the rest open. Host-network pods are not covered.
  fix: Generate default-deny plus allow policies derived from declared Services, probes, ingress
    controller and observed flows; apply to manifests freely, on live clusters only after a flow
    report.
  trap: kubescape C-0054 passes a namespace with any one NetworkPolicy; C-0030 passes a pod whose
    policy lists Ingress OR Egress, and misses policies that omit policyTypes. policyTypes: [Egress]
    gives no ingress isolation even if an ingress section is present. Traffic from the pod's own node
    (kubelet probes) is always allowed. The guide's v1.0 sample spells the field policyType, which the
    API drops or rejects (strict).
  kubescape: C-0030, C-0054, C-0049, C-0206, C-0260
  cis: 5.3.2
  mitre: T1046, T1210
  msMatrix: MS-TA9034, MS-TA9031, MS-M9014

  id: network/default-deny-egress
  title: Default deny egress in every namespace
  section: Network separation and hardening / Network policies; Appendix E
  version: 1.0
  strength: should
  severity: high
  severityReason: exfiltration, C2 and metadata theft
  artefacts: manifest, live-cluster, networkpolicy
  evidence: machine-checked
  summary: Same for outgoing traffic, with explicit allows (DNS first).
  passes: Policy with empty podSelector, policyTypes that lists Egress explicitly, and egress
    absent/[]. (Egress is implied without policyTypes only when egress holds at least one rule, so an
    allow-nothing policy always needs the explicit entry.) Cluster-tier equivalents as in
    network/default-deny-ingress.
  fails: FAIL: none; egress: [] without policyTypes (defaults to Ingress only, egress stays open);
    egress rule {} or ipBlock 0.0.0.0/0 without except for all pods.
  fix: Generate with allow to kube-dns (UDP+TCP 53) and the API server if the pod needs it.
  trap: The API default looks at the length of egress, not at the key: egress: [] or a missing key
    with policyTypes absent yields [Ingress] only. On a live object policyTypes is already filled in;
    on a manifest apply the default yourself. DNS allows must name the pods behind kube-dns (policies
    act after Service address rewriting on most CNIs), and NodeLocal DNSCache (169.254.20.10) needs an
    ipBlock rule.
  kubescape: C-0030, C-0054, C-0260
  trivy: KUBE-0002
  cis: 5.3.2
  mitre: T1048, T1071, T1552.005
  msMatrix: MS-TA9033, MS-M9014

  id: network/policy-selectors
  title: Write policies with pod and namespace selectors
  section: Network separation and hardening / Network policies checklist
  version: 1.0
  strength: should
  severity: medium
  severityReason: over-broad allows cancel the deny
  artefacts: manifest, networkpolicy
  evidence: machine-checked
  summary: Policies should pick pods with podSelector and/or namespaceSelector rather than be blanket
    or address based.
  passes: Allow rules have from/to with podSelector and/or namespaceSelector and ports; selectors
    match at least one object in the set.
  fails: FAIL: allow rule with empty from/to or no from key (= everyone); namespaceSelector {} (all
    namespaces) without reason; "- podSelector" and "- namespaceSelector" as two list items (OR) where
    AND was meant; selectors that match nothing (dangling).
  fix: Tighten when workload graph is known; flag OR/AND ambiguity.
  trap: trivy KSV-0038 passes every policy that has a podSelector key (and reads a misspelt policyType
    field), so it proves nothing; KUBE-0001 only flags an all-addresses ingress CIDR. A peer with
    podSelector alone means the policy's own namespace; {} there is all pods of that namespace. ports
    absent or empty = all ports; endPort needs a numeric port. kubernetes.io/metadata.name is the
    label to select a namespace by name.
  kubescape: C-0206, C-0299
  trivy: KSV-0038, KUBE-0001
  cis: 5.3.2
  mitre: T1046
  msMatrix: MS-M9014

  id: network/explicit-allow-only
  title: Relax default deny only by explicit policies
  section: Network separation and hardening / Network policies
  version: 1.0
  strength: should
  severity: medium
  severityReason: policies only add, so drift only widens
  artefacts: manifest, networkpolicy
  evidence: declared flow file
  summary: Each permitted flow should be a named, additional policy.
  passes: Union of allow rules per pod equals declared flows (flow file or Service/Ingress graph); no
    allow-all.
  fails: WARN: allowed-but-undeclared flows, declared-but-blocked flows.
  fix: Generate the missing allow policies; suggest removals.
  mitre: T1210
  msMatrix: MS-TA9034, MS-M9014

  id: network/ipblock-caution
  title: Treat ipBlock rules with care
  section: Network separation and hardening / Network policies
  version: 1.0
  strength: should
  severity: low
  severityReason: rules may not mean what they say
  artefacts: manifest, networkpolicy, network-probe
  evidence: machine-checked
  summary: Address rules may be applied before or after address rewriting depending on CNI, cloud and
    Service type.
  passes: ipBlock used only for off-cluster ranges, with except for metadata and node ranges; verified
    by probe.
  fails: WARN: ipBlock covering pod, service or node CIDRs; 0.0.0.0/0 without except.
  fix: Add except entries of the same family and strictly inside the cidr: 169.254.169.254/32 in an
    IPv4 block, fd00:ec2::254/128 in an IPv6 block. Anything else is refused by the API.
  trap: except is not a deny: it only leaves addresses out of that one rule, so another rule or policy
    on the same pod may still allow them. Evaluate the union. An ipBlock equal to the except entry is
    invalid.
  trivy: KUBE-0001, KUBE-0002
  mitre: T1046
  msMatrix: MS-M9014

  id: network/service-exposure
  title: Expose services deliberately
  section: Network separation and hardening / Network policies (services)
  version: 1.1
  strength: should
  severity: medium
  severityReason: direct internet reachability
  artefacts: manifest, live-cluster, network-probe
  evidence: machine-checked
  summary: NodePort and LoadBalancer open workloads to the outside; expose only what must be, prefer a
    controlled entry point.
  passes: Service.spec.type absent/ClusterIP (ExternalName and headless are not exposure);
    LoadBalancer has loadBalancerSourceRanges without 0.0.0.0/0 and ::/0, or the internal annotation
    of its provider (aws-load-balancer-internal/-scheme, azure-load-balancer-internal,
    networking.gke.io/load-balancer-type: Internal) [annotation names unverified]; no spec.externalIPs
    (or DenyServiceExternalIPs plugin on).
  fails: FAIL: NodePort without approval; LoadBalancer open to all; externalIPs set (CVE-2020-8554);
    admin consoles exposed.
  fix: Change NodePort to ClusterIP in manifests only when an Ingress exists; add sourceRanges from
    config.
  trap: kubescape C-0115 and trivy KCV-0003 assert the opposite (plugin must not be set, old CIS
    text); CIS 1.2.3 and C-0283 want DenyServiceExternalIPs on. The plugin is off by default and does
    not touch existing Services. type LoadBalancer also opens NodePorts unless
    allocateLoadBalancerNodePorts: false. loadBalancerSourceRanges is ignored where the provider does
    not support it. spec.externalIPs is deprecated from 1.36 (still honoured while the gate
    AllowServiceExternalIPs is on, its default).
  kubescape: C-0021, C-0256, C-0266, C-0115, C-0283
  trivy: KSV-0108, KCV-0003
  cis: 1.2.3
  mitre: T1190, T1133
  msMatrix: MS-TA9005, MS-M9008

  id: network/external-tls
  title: Encrypt traffic of externally exposed services
  section: Network separation and hardening / Network policies (services); Encryption
  version: 1.1
  strength: should
  severity: medium
  severityReason: credentials and data in clear
  artefacts: manifest, live-cluster, network-probe
  evidence: machine-checked
  summary: A service made reachable from outside should present TLS certificates.
  passes: Ingress.spec.tls covers every host; Gateway spec.listeners[*].protocol HTTPS/TLS with
    tls.certificateRefs (tls.mode Terminate, the default; Passthrough has none); LoadBalancer on TLS
    ports or documented passthrough; handshake >= 1.2.
  fails: FAIL: Ingress host without tls, HTTP listener without redirect, ssl-redirect disabled by
    annotation, expired/self-signed cert.
  fix: Add tls block + secretName when an issuer is configured.
  kubescape: C-0263, C-0231, C-0245
  mitre: T1040, T1557
  msMatrix: MS-M9009

  id: network/kube-system-policy
  title: Limit internet access to and from kube-system
  section: Network separation and hardening / Control plane hardening
  version: 1.0
  strength: should
  severity: medium
  severityReason: system pods are strong pivots
  artefacts: manifest, live-cluster, networkpolicy
  evidence: machine-checked
  summary: Apply policies to kube-system but keep control plane and worker communication working.
  passes: kube-system has policies denying external ingress/egress with allows for DNS,
    metrics-server, webhooks, API server, nodes.
  fails: FAIL: no policy in kube-system; default deny without DNS allow (outage).
  fix: Generate from a vetted template; never auto-apply live.
  kubescape: C-0054
  cis: 5.3.2
  mitre: T1210
  msMatrix: MS-TA9035, MS-M9014

  id: network/limit-range
  title: Set a LimitRange per namespace
  section: Network separation and hardening / Resource policies; Appendix F
  version: 1.0
  strength: should
  severity: medium
  severityReason: resource theft and denial of service
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Defaults and bounds per container or pod stop a single workload from starving the node.
  passes: Each user namespace has a LimitRange item of type Container that yields default and
    defaultRequest for cpu and memory after API defaulting (max too, preferably). Defaulting, type
    Container only: default takes max when absent; defaultRequest takes default, else min.
  fails: FAIL: none; only type Pod or PersistentVolumeClaim (these apply no defaults). An item with
    min > default, min > max or default > max is refused by the API, so in a manifest report it as
    invalid.
  fix: Generate with values from observed use or a profile.
  trap: The guide says one LimitRange per namespace; Kubernetes allows several, and then the default
    applied is not deterministic: warn on more than one with defaults. Defaults reach pods at creation
    only, and a default limit below a container's own request makes the pod invalid. trivy KSV-0039
    wants all five keys spelled out in one item. The sample in Appendix F is not valid YAML (missing
    colons).
  kubescape: C-0009
  trivy: KSV-0039
  mitre: T1496, T1499
  msMatrix: MS-TA9039, MS-TA9040, MS-M9029

  id: network/resource-quota
  title: Set a ResourceQuota per namespace
  section: Network separation and hardening / Resource policies; Appendix G
  version: 1.0
  strength: should
  severity: medium
  severityReason: one tenant can exhaust the cluster
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Cap the total use of a namespace.
  passes: ResourceQuota.spec.hard has requests.cpu, requests.memory, limits.cpu, limits.memory
    (cpu/memory are aliases for requests); also pods and, useful, services.nodeports: 0,
    services.loadbalancers.
  fails: FAIL: absent, or only object counts; quota for limits.* without LimitRange defaults breaks
    pods that omit limits.
  fix: Generate together with LimitRange.
  trap: A quota with scopes or scopeSelector counts only the matching pods, so it does not cap the
    namespace: require one without them. trivy KSV-0040 does not know that cpu and memory are aliases
    of requests.cpu and requests.memory. Quota is checked at creation; existing objects over the limit
    stay.
  kubescape: C-0009
  trivy: KSV-0040
  mitre: T1496, T1499
  msMatrix: MS-TA9039, MS-TA9040, MS-M9029

  id: network/container-resources
  title: Requests and limits on every container
  section: Network separation and hardening / Resource policies; Appendix G
  version: 1.0
  strength: should
  severity: medium
  severityReason: cryptomining and noisy neighbour
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Pod specs carry CPU and memory requests and limits, required once a quota exists.
  passes: C.resources.requests and .limits have cpu and memory (init and sidecar too; ephemeral
    containers may not set resources). Pod-level P.resources (alpha 1.32, beta and on 1.34) counts for
    cpu/memory. A limit without a request counts as request = limit. LimitRange defaults count on live
    clusters.
  fails: FAIL: memory limit absent (high), cpu limit absent (medium/opinion), requests absent.
  fix: Fill from LimitRange/profile as a patch; memory limits can OOM-kill, so propose.
  trap: The API copies limits into missing requests on Pods, not in workload templates, so a template
    with limits alone is not "requests absent". The reverse does not hold. P.resources takes only cpu,
    memory and hugepages. A value of 0 sets no limit.
  kubescape: C-0004, C-0009, C-0050, C-0268, C-0269, C-0270, C-0271
  trivy: KSV-0011, KSV-0015, KSV-0016, KSV-0018
  mitre: T1496, T1499
  msMatrix: MS-TA9039, MS-M9029

  id: network/pid-limits-pod
  title: Limit processes per pod
  section: Network separation and hardening / Resource policies
  version: 1.1
  strength: should
  severity: medium
  severityReason: fork bomb takes the node
  artefacts: kubelet-config
  evidence: machine-checked
  summary: PIDs can run out without touching other limits; cap them per pod.
  passes: KubeletConfiguration.podPidsLimit > 0 (or --pod-max-pids), suggested 1024-4096.
  fails: FAIL: absent, 0 or negative (default -1; only values > 0 set a per-pod limit, otherwise just
    the node-wide kubepods bound applies).
  fix: Write podPidsLimit into kubelet config; needs kubelet restart: staged.
  kubescape: C-0284
  cis: 4.2.13
  mitre: T1499
  msMatrix: MS-TA9040, MS-M9029

  id: network/pid-limits-node
  title: Reserve PIDs for node daemons
  section: Network separation and hardening / Resource policies
  version: 1.1
  strength: should
  severity: low
  severityReason: keeps kubelet and kube-proxy alive
  artefacts: kubelet-config
  evidence: machine-checked
  summary: Reserve PIDs for the system and Kubernetes daemons.
  passes: KubeletConfiguration systemReserved and/or kubeReserved has key pid with a quantity > 0
    (string, e.g. pid: "1000"; flags --system-reserved/--kube-reserved pid=1000).
  fails: FAIL: neither set.
  fix: Write values; restart staged.
  mitre: T1499
  msMatrix: MS-TA9040

  id: network/eviction-policy
  title: Eviction thresholds as a backstop
  section: Network separation and hardening / Resource policies
  version: 1.1
  strength: should
  severity: low
  severityReason: backstop for starvation
  artefacts: kubelet-config
  evidence: machine-checked
  summary: Eviction may end a misbehaving pod but works periodically, so it complements and never
    replaces limits.
  passes: evictionHard has memory.available, nodefs.available, nodefs.inodesFree, imagefs.available,
    imagefs.inodesFree (Linux defaults when the map is absent: 100Mi, 10%, 5%, 15%, 5%) and
    pid.available (not in the defaults).
  fails: FAIL: evictionHard set with signals omitted (omitted ones become 0 unless
    mergeDefaultEvictionSettings is true, default false; first release with the field [unverified]);
    pid.available missing (warning).
  fix: Write full map.
  trap: Setting only one evictionHard key silently zeroes the others.
  mitre: T1499
  msMatrix: MS-TA9040

  id: network/worker-segmentation
  title: Separate worker nodes from other networks
  section: Network separation and hardening / Worker node segmentation
  version: 1.0
  strength: should
  severity: high
  severityReason: limits blast radius of a lost node
  artefacts: network-probe, cloud-metadata, live-cluster
  evidence: attest: segmentation {segments, firewall_ref, reviewed}; or imported firewall rules
  summary: Put firewalls between workers and networks that do not need them, especially confidential
    databases and internal services; keep external-facing nodes apart from internal ones.
  passes: Firewall/security-group export or probe from outside segments shows only needed ports; node
    pools for internet-facing vs internal labelled, tainted and matched by affinity.
  fails: FAIL: workers with public ExternalIP and open ports; internal DB reachable from pods without
    need.
  fix: Generate firewall rule proposals (nft/SG) as text; node taints + affinity as manifest patch.
  kubescape: C-0229, C-0248
  mitre: T1046, T1210
  msMatrix: MS-M9014, MS-M9008

  id: network/worker-ports
  title: Only needed worker ports open
  section: Network separation and hardening / Table III
  version: 1.0
  strength: should
  severity: high
  severityReason: kubelet API gives exec on every pod
  artefacts: network-probe, node-files
  evidence: machine-checked
  summary: Workers need inbound 10250 (from the control plane) and 30000-32767 if NodePorts are used.
  passes: Probe from an untrusted vantage point: 10250, 10255, 10256, 10249 closed; NodePort range
    closed or restricted.
  fails: FAIL: 10250 or 10255 reachable from pods/outside; extra listeners on 0.0.0.0.
  fix: Firewall proposal; kube-proxy metricsBindAddress 127.0.0.1:10249 (the default; the port is
    appended when missing).
  trap: 10256 is the kube-proxy health port, on all addresses by default, and cloud load balancers
    probe it: closed for untrusted networks, open for the balancer. NodePort range is whatever
    --service-node-port-range says; 30000-32767 is only the default. Without kube-proxy (Cilium
    replacement) 10249/10256 belong to another process or are absent.
  kubescape: C-0291, C-0175
  trivy: KCV-0082
  cis: 4.2.4, 4.3.1
  mitre: T1133, T1609
  msMatrix: MS-TA9030, MS-M9008, MS-M9021

  id: network/encrypt-all-traffic
  title: TLS 1.2 or 1.3 for all cluster traffic
  section: Network separation and hardening / Encryption
  version: 1.0
  strength: should
  severity: high
  severityReason: credentials and secrets cross these links
  artefacts: apiserver-flags, kubelet-config, etcd-flags, controller-manager-flags, scheduler-flags,
    network-probe
  evidence: machine-checked
  summary: Traffic between components, nodes and control plane (and ideally services) is encrypted
    with TLS 1.2/1.3.
  passes: --tls-min-version absent (default VersionTLS12) or VersionTLS12/13 on kube-apiserver, KCM,
    scheduler, KubeletConfiguration.tlsMinVersion; etcd --tls-min-version absent or TLS1.2/TLS1.3 (its
    own spelling, default TLS1.2); no --tls-cipher-suites entry from the insecure list; cert/key flags
    set; probe of each port refuses TLS 1.0/1.1. Pod-to-pod: mesh mTLS strict or CNI WireGuard/IPsec.
  fails: FAIL: VersionTLS10/11; insecure suites; plaintext ports; --insecure-skip-tls-verify in
    kubeconfigs; kubelet serving cert self-signed with API server not verifying it.
  fix: Set flags; generate mesh PeerAuthentication STRICT only when mesh present.
  trap: Two spellings: VersionTLS12 for Kubernetes components, TLS1.2 for etcd; do not compare them
    with one table. Cipher lists have no effect on TLS 1.3. Absent cert flags do not mean plaintext:
    components then serve a self-signed certificate. CIS 1.2.24 and 4.2.9 carry the same title for two
    components.
  kubescape: C-0138, C-0143, C-0181, C-0184, C-0277
  trivy: KCV-0027, KCV-0088, KCV-0089, KCV-0092
  cis: 1.2.24, 1.2.29, 4.2.9, 4.2.12
  mitre: T1040, T1557
  msMatrix: MS-TA9036

  id: network/certificate-distribution
  title: Issue and rotate node certificates properly
  section: Network separation and hardening / Encryption (TLS bootstrapping)
  version: 1.0
  strength: should
  severity: medium
  severityReason: expired or shared certs push people to insecure modes
  artefacts: kubelet-config, controller-manager-flags, node-files, live-cluster
  evidence: machine-checked
  summary: Certificates must reach every node, at install or through TLS bootstrapping.
  passes: KubeletConfiguration.rotateCertificates true (--rotate-certificates; field default false,
    kubeadm forces true) and serverTLSBootstrap true with an approver; no cert expires within 30 days;
    bootstrap tokens have expiry and no usage-bootstrap-authentication left lying around.
  fails: FAIL: expired/near-expiry; rotation off; permanent bootstrap token Secret; auto-approval of
    serving CSRs without SAN checks.
  fix: Set kubelet fields; delete stale tokens (confirm).
  trap: rotateCertificates is the client certificate; serverTLSBootstrap (default false, kubeadm too)
    is the serving one, and no built-in controller approves its CSRs. Gate
    RotateKubeletServerCertificate is on by default since 1.12 and still beta in 1.36, so an absent
    gate passes although CIS 1.3.6 and 4.2.11 ask for it. Bootstrap token = Secret type
    bootstrap.kubernetes.io/token in kube-system; no expiration key = never expires.
  kubescape: C-0149, C-0182, C-0183, C-0280, C-0288
  trivy: KCV-0038, KCV-0090, KCV-0091
  cis: 1.3.6, 4.2.10, 4.2.11, 5.1.11
  mitre: T1552.004
  msMatrix: MS-M9009

  id: network/service-mesh
  title: Consider a service mesh
  section: Audit logging and threat detection / Service meshes
  version: 1.0
  strength: consider
  severity: low
  severityReason: optional by the guide's own words
  artefacts: live-cluster, manifest
  evidence: attest: service_mesh {product, mtls, logs} or decision
  summary: A mesh can encrypt service traffic, rotate its certificates and log service-to-service
    calls; the guide says to consider it, not that it is required.
  passes: Mesh detected (Istio/Linkerd/Cilium/Consul) with strict mTLS (PeerAuthentication mode STRICT
    mesh-wide; Linkerd default-inbound-policy) and access logs shipped; or a recorded decision not to.
  fails: INFO: none and no decision. WARN: PERMISSIVE/DISABLE mode, namespaces without injection.
  fix: Generate STRICT policy proposal.
  trap: Istio without any PeerAuthentication is PERMISSIVE; mesh-wide STRICT is a selector-less
    PeerAuthentication in the root namespace (istio-system unless changed), and a namespace, workload
    or portLevelMtls entry can loosen it again. Linkerd encrypts meshed traffic but its default
    inbound policy all-unauthenticated still accepts plain peers.
  mitre: T1040, T1557
  msMatrix: MS-TA9036
  """#
