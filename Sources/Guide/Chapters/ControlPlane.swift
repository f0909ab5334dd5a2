/// The recommendations of the chapter `controlplane`; `readRecords` says how they are written.
let controlPlaneRecords = #"""
  id: controlplane/apiserver-not-internet
  title: Do not expose the API server to the internet or untrusted networks
  section: Network separation and hardening / Control plane hardening
  version: 1.0
  strength: should
  severity: critical
  severityReason: scanning for 6443 is constant
  artefacts: network-probe, live-cluster, cloud-metadata
  evidence: attest: api_exposure {vantage, date, result}
  summary: The API server must be reachable only from networks that need it.
  passes: API endpoint resolves to a private address, or cloud public access off / CIDR allowlist !=
    0.0.0.0/0; outside probe fails.
  fails: FAIL: public address answering on 443/6443; allowlist 0.0.0.0/0; kubernetes Service exposed
    as LoadBalancer.
  fix: Advice + generated cloud CLI commands.
  trap: Public and private endpoints of a managed cluster can both be on, and a split-horizon name
    resolves to a private address from inside: probe from outside or read the provider's endpoint
    settings. The port is whatever the endpoint says (6443, 443 and others), not always 6443.
  kubescape: C-0227, C-0228, C-0247, C-0252
  mitre: T1133, T1190
  msMatrix: MS-TA9029, MS-M9002

  id: controlplane/firewall-ports
  title: Firewall the control plane ports
  section: Network separation and hardening / Table II
  version: 1.0 (ports corrected in 1.1)
  strength: should
  severity: high
  severityReason: exposed components are the named favourite of attackers
  artefacts: network-probe, node-files, cloud-metadata
  evidence: attest: control_plane_firewall; or imported rule set
  summary: Only expected sources may reach 6443, 2379-2380, 10250, 10259, 10257 (and 10258).
  passes: Each listed port reachable only from its intended peers (etcd: API servers and etcd peers;
    10257/10259 loopback or a named metrics scraper; 10250: API server and the metrics scraper).
  fails: FAIL: reachable from pod network or other subnets (10250 from the pods of a declared scraper
    such as metrics-server is expected).
  fix: Generate nftables/iptables/SG rules as text.
  trap: v1.0 lists 10251/10252 (old insecure ports) and once prints 10251 for the kubelet; 1.1+ uses
    10259/10257.
  mitre: T1046, T1133
  msMatrix: MS-M9002, MS-M9008, MS-M9024

  id: controlplane/separate-network
  title: Consider a separate network for control plane and nodes
  section: Network separation and hardening / key recommendations
  version: 1.1 (per summaries; unconfirmed against the PDF)
  strength: consider
  severity: medium
  severityReason: limits reach from a lost worker
  artefacts: network-probe, cloud-metadata, live-cluster
  evidence: attest: control_plane_network {cidrs, filter}
  summary: Keep control plane components and nodes on separate networks where possible.
  passes: Control-plane node subnets differ from worker subnets (Node InternalIP/CIDR or cloud export)
    with filtering between.
  fails: INFO/FAIL(profile): same subnet.
  fix: Advice only.
  kubescape: C-0228, C-0252
  mitre: T1046
  msMatrix: MS-M9014

  id: controlplane/insecure-port
  title: No unauthenticated API port
  section: Network separation and hardening / Control plane hardening
  version: 1.0
  strength: should
  severity: critical
  severityReason: full admin without credentials
  artefacts: apiserver-flags, network-probe
  evidence: machine-checked
  summary: The plaintext port 8080 skips authentication and authorisation and must be off.
  passes: < 1.20: --insecure-port=0 present (absent = 8080 on loopback; --port is an older alias).
    1.20-1.23: insecure serving is gone, the flag is inert and accepts only 0 (another value stops the
    server). >= 1.24: --insecure-port, --port, --insecure-bind-address and --address do not exist
    (presence stops the server). --secure-port cannot be 0 (kube-apiserver refuses it; default 6443).
    Probe 8080 on loopback and node IPs closed.
  fails: FAIL: on < 1.20 absent or any value other than 0; worse when --insecure-bind-address is not
    loopback. >= 1.20: not applicable by version; an answer on plaintext 8080 is some other process or
    a proxy and is reported as such.
  fix: Set/remove flag per version.
  trap: kubescape C-0005 matches the literal text --insecure-port=1, so --insecure-port=8080 passes.
    The guide rule predates removal: on modern clusters report "not applicable by version", not "pass
    by luck".
  kubescape: C-0005, C-0128
  trivy: KCV-0017
  mitre: T1133, T1190
  msMatrix: MS-TA9029, MS-M9021

  id: controlplane/scheduler-controller-ports
  title: Keep scheduler and controller manager private
  section: Network separation and hardening / Architecture, Table II
  version: 1.0
  strength: should
  severity: medium
  severityReason: leaks state and profiles
  artefacts: scheduler-flags, controller-manager-flags, network-probe
  evidence: machine-checked
  summary: They are meant to be reached from the control plane only.
  passes: --bind-address=127.0.0.1 or ::1 (absent = 0.0.0.0), secure ports 10259 scheduler / 10257
    controller manager, profiling off (default on). Controller manager: --profiling=false. Scheduler:
    --profiling=false counts only without --config; with --config the flag is ignored and
    enableProfiling: false in the KubeSchedulerConfiguration decides. Legacy plaintext ports (10251
    scheduler, 10252 controller manager) closed with --port=0: controller manager < 1.22, scheduler <
    1.23; from those versions --port is inert (0 only), from 1.24 it does not exist.
  fails: FAIL: bind-address absent, 0.0.0.0 or another routable address; profiling on; --port absent
    or non-zero on a version that still serves it.
  fix: Edit static pod manifest flags; kubelet restarts the pod (staged).
  trap: A flag-only reader passes a scheduler that has --profiling=false and --config together
    although profiling stays on. On old schedulers healthzBindAddress and metricsBindAddress of a
    v1beta1 config file open 10251 too, whatever --port says. kubeadm sets both bind addresses to
    127.0.0.1, which hides the metrics from an in-cluster Prometheus.
  kubescape: C-0145, C-0150, C-0151, C-0152
  trivy: KCV-0034, KCV-0039, KCV-0040, KCV-0041
  cis: 1.3.2, 1.3.7, 1.4.1, 1.4.2
  mitre: T1046
  msMatrix: MS-M9008

  id: controlplane/node-access
  title: Restrict who can reach control plane nodes
  section: Network separation and hardening / key recommendations (firewall and RBAC)
  version: 1.0
  strength: should
  severity: high
  severityReason: node admin = cluster admin
  artefacts: live-cluster, rbac, node-files
  evidence: attest: control_plane_ssh {who, mfa, bastion}
  summary: Access to control plane nodes is limited by firewall and by role; editing its config needs
    admin rights on the host.
  passes: Control-plane nodes carry node-role.kubernetes.io/control-plane:NoSchedule taint
    (node-role.kubernetes.io/master before kubeadm 1.24; the master taint is gone from 1.25); no user
    pods tolerate it; SSH restricted; nodes/proxy, nodes write and CSR approval held by few.
  fails: FAIL: taint missing; user workloads on control-plane nodes; broad nodes/proxy.
  fix: Re-add taint (confirm); RBAC trimming proposal.
  trap: A toleration with operator Exists and no key tolerates every taint, so node agents land there
    on purpose: keep a list of them.
  kubescape: C-0279
  trivy: KSV-0047
  cis: 5.1.10
  mitre: T1078, T1609
  msMatrix: MS-M9003, MS-M9002

  id: controlplane/apiserver-tls
  title: TLS certificates for the API server
  section: Network separation and hardening / Control plane hardening; Encryption
  version: 1.0
  strength: should
  severity: high
  severityReason: base of authenticated channel
  artefacts: apiserver-flags, node-files
  evidence: machine-checked
  summary: The API server serves TLS and verifies client certificates.
  passes: --tls-cert-file + --tls-private-key-file (or --tls-sni-cert-key in addition),
    --client-ca-file set; key mode 600; certificate not expired; --tls-min-version absent means TLS
    1.2.
  fails: FAIL: certificate pair absent (a self-signed pair is then written to --cert-dir, default
    /var/run/kubernetes); --client-ca-file absent (client certificates are not authenticated);
    --tls-min-version VersionTLS10 or VersionTLS11.
  fix: Advice; kubeadm certs commands.
  kubescape: C-0138, C-0139
  trivy: KCV-0027, KCV-0028
  cis: 1.2.24, 1.2.25
  mitre: T1557
  msMatrix: MS-M9009

  id: controlplane/apiserver-kubelet-tls
  title: Authenticated TLS between API server and kubelets
  section: Network separation and hardening / Encryption; key recommendations
  version: 1.0
  strength: should
  severity: high
  severityReason: MITM of exec and logs
  artefacts: apiserver-flags, kubelet-config
  evidence: machine-checked
  summary: Both directions must be authenticated.
  passes: --kubelet-client-certificate, --kubelet-client-key and --kubelet-certificate-authority set;
    kubelet authentication.x509.clientCAFile set; kubelet serving certificate issued by that CA
    (serverTLSBootstrap: true with approved CSRs, or tlsCertFile + tlsPrivateKeyFile).
  fails: FAIL: any absent (without --kubelet-certificate-authority the API server skips verification
    of the kubelet certificate; without clientCAFile the kubelet does not check client certificates,
    so the API server itself is anonymous to it, or refused with 401 when anonymous is off).
  fix: Set flags when the CA file exists and serving certs are CA-signed (else exec/logs break).
  trap: kubeadm sets the client pair but not --kubelet-certificate-authority, and kubelets serve a
    self-signed certificate by default, so a default kubeadm cluster fails here. CSRs for signer
    kubernetes.io/kubelet-serving are not approved by the controller manager: an approver is needed.
    The old flag --kubelet-https is gone.
  kubescape: C-0070, C-0116, C-0117, C-0174
  trivy: KCV-0005, KCV-0006, KCV-0081
  cis: 1.2.4, 1.2.5, 4.2.3
  mitre: T1557
  msMatrix: MS-TA9030, MS-M9009

  id: controlplane/kubelet-anonymous-off
  title: No anonymous access to the kubelet
  section: Network separation and hardening / key recommendations (anonymous), Table III
  version: 1.0
  strength: should
  severity: critical
  severityReason: together with AlwaysAllow (the other legacy default) unauthenticated exec on every
    pod of the node
  artefacts: kubelet-config, network-probe
  evidence: machine-checked
  summary: The kubelet API must authenticate callers; implied by disabling anonymous login and
    protecting 10250.
  passes: authentication.anonymous.enabled false in the effective config. With a config file, absent =
    false; started WITHOUT --config, absent flag = true (legacy default). A --anonymous-auth flag
    beats the file. Proof: the kubelet's /configz (through nodes/proxy, or nodes/configz from 1.33) or
    an unauthenticated GET https://NODE:10250/pods: 401 = off, 403 = on but not authorised, 200 =
    open.
  fails: FAIL: true, or absent with no --config (also with --config-dir alone).
  fix: Set field false, remove flag; restart staged.
  trap: Two different default sets exist (flags vs config file): see applyLegacyDefaults in kubelet
    options. --config-dir (drop-ins, *.conf only, lexical order) overrides --config; given WITHOUT
    --config it is merged over the legacy flag defaults, so the unsafe values stay unless a drop-in
    sets them. kubescape C-0069 fails only on an explicit true, so a kubelet with neither flag nor
    config file passes.
  kubescape: C-0069, C-0172
  trivy: KCV-0079
  cis: 4.2.1
  mitre: T1133, T1609
  msMatrix: MS-TA9030, MS-M9021

  id: controlplane/kubelet-authorization
  title: Kubelet delegates authorisation
  section: Network separation and hardening / control plane hardening (derived from authn/authz
    section)
  version: 1.0
  strength: should
  severity: critical
  severityReason: any caller the kubelet accepts, anonymous included, can exec
  artefacts: kubelet-config
  evidence: machine-checked
  summary: Requests to the kubelet must be authorised.
  passes: authorization.mode Webhook (absent = Webhook with config file, AlwaysAllow without; only
    these two values exist); authentication.webhook.enabled true (absent = true with config file,
    false without; without it bearer tokens are not accepted). A --authorization-mode flag beats the
    file.
  fails: FAIL: AlwaysAllow, or absent with no --config (also with --config-dir alone). WARN:
    authentication.webhook.enabled false.
  fix: Set Webhook.
  trap: In Webhook mode exec, run, attach and portForward are all checked as nodes/proxy with the HTTP
    method as verb, and a WebSocket exec is a GET: get on nodes/proxy is exec on the node's pods. From
    1.33 (fine-grained authorisation, beta; GA 1.36) nodes/pods, nodes/healthz and nodes/configz can
    replace nodes/proxy for monitoring.
  kubescape: C-0173
  trivy: KCV-0080
  cis: 4.2.2
  mitre: T1609
  msMatrix: MS-TA9030

  id: controlplane/kubelet-readonly-port
  title: No kubelet read-only port
  section: Network separation and hardening / Table III (only 10250 is listed)
  version: 1.0
  strength: should
  severity: high
  severityReason: leaks pod specs and environment
  artefacts: kubelet-config, network-probe
  evidence: machine-checked
  summary: Only the authenticated port is in the guide's table; the plaintext one should be closed.
  passes: readOnlyPort 0 (absent = 0 with config file, 10255 without); a --read-only-port flag beats
    the file.
  fails: FAIL: 10255 or other; absent with no --config (also with --config-dir alone); probe answers.
  fix: Set 0.
  trap: CIS 4.2.4 passes an absent setting; that is right only when the kubelet has a config file.
  kubescape: C-0175
  trivy: KCV-0082
  cis: 4.2.4
  mitre: T1613, T1552.007
  msMatrix: MS-TA9030, MS-M9021

  id: controlplane/etcd-only-apiserver
  title: Only the API server may reach etcd
  section: Network separation and hardening / Etcd
  version: 1.0
  strength: should
  severity: critical
  severityReason: bypasses authentication, RBAC and audit
  artefacts: etcd-flags, network-probe, live-cluster
  evidence: attest or probe: etcd_reachability
  summary: etcd holds all state and Secrets; writing to it equals root on the cluster. Firewall it to
    API servers.
  passes: --listen-client-urls uses https on loopback + host IP only (etcd's own default is
    http://localhost:2379); probe 2379/2380 from worker and pod networks refused; no pods other than
    etcd and the API server mount etcd certs.
  fails: FAIL: http:// listen URL; 0.0.0.0 without firewall; reachable from pods;
    --listen-metrics-urls on 0.0.0.0 (metrics only: warn).
  fix: Flag edit proposal + firewall rules.
  trap: --client-cert-auth is silently ignored on an http:// or unix:// client URL (etcd only logs a
    warning). With --config-file (or ETCD_CONFIG_FILE) etcd ignores all other flags and environment
    variables; without it every flag can also come as ETCD_NAME_IN_CAPS.
  mitre: T1552.007, T1190
  msMatrix: MS-TA9025, MS-M9024

  id: controlplane/etcd-client-tls
  title: Mutual TLS to etcd
  section: Network separation and hardening / Etcd
  version: 1.0
  strength: should
  severity: critical
  severityReason: unauthenticated etcd = cluster loss
  artefacts: etcd-flags, apiserver-flags
  evidence: machine-checked
  summary: HTTPS with certificates between API servers and etcd.
  passes: etcd: --cert-file, --key-file, --trusted-ca-file, --client-cert-auth=true (absent = false),
    no --auto-tls=true. API server: --etcd-cafile, --etcd-certfile, --etcd-keyfile, --etcd-servers and
    any --etcd-servers-overrides all https. Read etcd settings from --config-file alone when it is
    used, else flags over ETCD_* variables.
  fails: FAIL: any missing or http (one http client URL accepts clients without certificate even with
    --client-cert-auth=true).
  fix: Flag edits when files exist.
  trap: trivy k8s-nsa-1.0 control 5.1 "Encrypt etcd communication" runs KCV-0030 (encryption at rest)
    and 6.1 "encryption resource set" runs KCV-0029 (etcd CA): the two are crossed.
  kubescape: C-0137, C-0140, C-0153, C-0154, C-0155
  trivy: KCV-0026, KCV-0029, KCV-0042, KCV-0043, KCV-0044
  cis: 1.2.23, 1.2.26, 2.1, 2.2, 2.3
  mitre: T1040, T1552.007
  msMatrix: MS-M9024

  id: controlplane/etcd-peer-tls
  title: Mutual TLS between etcd members
  section: Network separation and hardening / Encryption
  version: 1.0
  strength: should
  severity: high
  severityReason: rogue member joins the store
  artefacts: etcd-flags
  evidence: machine-checked
  summary: All component traffic, so also member to member, is encrypted and authenticated.
  passes: --peer-cert-file, --peer-key-file, --peer-trusted-ca-file, --peer-client-cert-auth=true, no
    --peer-auto-tls=true. Single member: not applicable.
  fails: FAIL: missing on multi-member.
  fix: Flag edits when files exist.
  kubescape: C-0156, C-0157, C-0158
  trivy: KCV-0045, KCV-0046, KCV-0047
  cis: 2.4, 2.5, 2.6
  mitre: T1040, T1557
  msMatrix: MS-M9024

  id: controlplane/etcd-dedicated-ca
  title: etcd trusts only API server certificates; separate CA
  section: Network separation and hardening / Etcd
  version: 1.0; separate CA in 1.1
  strength: should
  severity: high
  severityReason: any cluster certificate could read etcd
  artefacts: etcd-flags, apiserver-flags, node-files
  evidence: machine-checked
  summary: etcd should accept only certificates meant for API servers; by default it trusts everything
    its CA signed, so a separate CA helps.
  passes: No certificate in --trusted-ca-file of etcd also stands in --client-ca-file of the API
    server; or etcd --client-cert-allowed-hostname (SAN hostnames) restricts the accepted client
    certificates.
  fails: FAIL: same CA file or same certificate content under two names.
  fix: Advice (re-issuing certs).
  trap: Compare fingerprints, not paths. There is no --client-cert-allowed-cn; CN lists exist for
    peers only (--peer-cert-allowed-cn, with --peer-cert-allowed-hostname as the SAN form). Both CA
    files may be bundles: compare certificate by certificate. kubeadm gives etcd its own CA
    (pki/etcd/ca.crt).
  kubescape: C-0159
  cis: 2.7
  mitre: T1552.004
  msMatrix: MS-M9024

  id: controlplane/etcd-separate-node
  title: Consider running etcd apart
  section: Network separation and hardening / Etcd
  version: 1.0
  strength: consider
  severity: low
  severityReason: optional design choice
  artefacts: live-cluster, etcd-flags, apiserver-flags
  evidence: attest: etcd_topology
  summary: etcd can run on its own control-plane node so that a firewall can isolate it.
  passes: All --etcd-servers addresses are not this node and not loopback; or decision recorded.
  fails: INFO: stacked etcd.
  fix: Advice only.
  mitre: T1552.007
  msMatrix: MS-M9024

  id: controlplane/kubeconfig-permissions
  title: Protect kubeconfig files
  section: Network separation and hardening / Kubeconfig files
  version: 1.0
  strength: should
  severity: high
  severityReason: stolen kubeconfig = its owner's powers
  artefacts: node-files
  evidence: machine-checked
  summary: Files in $HOME/.kube and /etc/kubernetes hold credentials; block other users and unintended
    change.
  passes: admin.conf, super-admin.conf (1.29+), controller-manager.conf, scheduler.conf, kubelet.conf,
    bootstrap-kubelet.conf, kube-proxy kubeconfig, /root/.kube/config and each /home/*/.kube/config:
    mode & 0177 == 0 (600 or stricter), owner root:root or the home owner; each .kube directory 700
    (own advice, not in CIS). Files that a kubeconfig points to (client-key, tokenFile,
    kubelet-client-current.pem) get the same test.
  fails: FAIL: group/other bits; wrong owner; embedded tokens in world-readable dirs; kubeconfigs with
    credentials in images, ConfigMaps or repos.
  fix: chmod 600 / chown: safe, do it in --fix mode.
  trap: exec: credential plugins in a kubeconfig run code; flag unknown commands. The ConfigMaps
    kube-system/kube-proxy and kube-public/cluster-info hold kubeconfigs without credentials and are
    no finding; under kubeadm kube-proxy has no kubeconfig file on the host (not applicable).
  kubescape: C-0104, C-0105, C-0106, C-0107, C-0108, C-0109, C-0164, C-0165, C-0166, C-0167, C-0238
  trivy: KCV-0060, KCV-0061, KCV-0062, KCV-0063, KCV-0064, KCV-0065, KCV-0071, KCV-0072, KCV-0073,
    KCV-0074
  cis: 1.1.13, 1.1.14, 1.1.15, 1.1.16, 1.1.17, 1.1.18, 4.1.3, 4.1.4, 4.1.5, 4.1.6
  mitre: T1552.001, T1078
  msMatrix: MS-TA9003, MS-M9016

  id: controlplane/kubeconfig-integrity
  title: Detect changes to kubeconfig and control plane files
  section: Network separation and hardening / Kubeconfig files (unintended changes)
  version: 1.0
  strength: should
  severity: medium
  severityReason: persistence through static pods and swapped creds
  artefacts: node-files
  evidence: baseline file
  summary: Guard these files against modification, not just reading.
  passes: Hash baseline kept and compared for kubeconfigs, /etc/kubernetes/manifests, PKI, kubelet
    config.
  fails: FAIL: drift without approved change.
  fix: Report diff; restore is advice.
  mitre: T1543.005, T1552.001
  msMatrix: MS-TA9017, MS-TA9003, MS-M9016

  id: controlplane/config-file-permissions
  title: Protect manifests, PKI and kubelet files (derived)
  section: Network separation and hardening / Control plane hardening; Appendix M (editing needs
    admin)
  version: derived
  strength: should
  severity: high
  severityReason: write to manifests dir = root
  artefacts: node-files
  evidence: machine-checked
  summary: The guide assumes control plane config can only be edited by administrators.
  passes: Static pod manifests (API server, controller manager, scheduler, etcd) 600 root:root; pki
    tree root:root, *.key 600, *.crt 644 or stricter; etcd data dir 700, owned by the account etcd
    runs as (CIS: etcd:etcd); kubelet unit/drop-in file 600, kubelet config.yaml 600, client CA file
    644 or stricter, all root:root; CNI conf files 600 root:root.
  fails: FAIL: wider.
  fix: chmod/chown safe in --fix mode.
  trap: Certificate and CA limit is 644 in cis-1.11/1.12 but 600 in cis-1.8 to 1.10, kubescape
    (C-0111, C-0168) and trivy (KCV-0068, KCV-0075). kubeadm runs etcd as root unless the alpha
    RootlessControlPlane gate is on, so root:root on the data dir is right there and CIS 1.1.12 fails
    it; kubeadm writes kubelet config.yaml as 0644, so CIS 4.1.9 fails by default. Distributions move
    the paths (k3s, RKE2, OpenShift, snap).
  kubescape: C-0092, C-0093, C-0094, C-0095, C-0096, C-0097, C-0098, C-0099, C-0100, C-0101, C-0102,
    C-0103, C-0110, C-0111, C-0112, C-0162, C-0163, C-0168, C-0169, C-0170, C-0171
  trivy: KCV-0048, KCV-0049, KCV-0050, KCV-0051, KCV-0052, KCV-0053, KCV-0054, KCV-0055, KCV-0056,
    KCV-0057, KCV-0058, KCV-0059, KCV-0066, KCV-0067, KCV-0068, KCV-0069, KCV-0070, KCV-0075,
    KCV-0076, KCV-0077, KCV-0078
  cis: 1.1.1, 1.1.2, 1.1.3, 1.1.4, 1.1.5, 1.1.6, 1.1.7, 1.1.8, 1.1.9, 1.1.10, 1.1.11, 1.1.12, 1.1.19,
    1.1.20, 1.1.21, 4.1.1, 4.1.2, 4.1.7, 4.1.8, 4.1.9, 4.1.10
  mitre: T1543.005, T1552.004
  msMatrix: MS-TA9017, MS-M9016
  """#
