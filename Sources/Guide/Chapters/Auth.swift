/// The recommendations of the chapter `auth`; `readRecords` says how they are written.
let authRecords = #"""
  id: auth/anonymous-off
  title: Disable anonymous requests to the API server
  section: Authentication and authorization / Authentication
  version: 1.0
  strength: should
  severity: high
  severityReason: unauthenticated foothold if any binding slips
  artefacts: apiserver-flags, live-cluster
  evidence: machine-checked
  summary: Anonymous requests are on by default since 1.6 and should be off.
  passes: --anonymous-auth=false; or the file given by --authentication-config has anonymous.enabled
    false, or enabled true with conditions whose paths are all among /livez,/readyz,/healthz (alpha
    1.31, beta on 1.32, GA 1.34) = "pass with note". Flag and file field are mutually exclusive (both
    = the server does not start); a file without the anonymous field leaves the flag and its default
    in force.
  fails: FAIL: absent (default true) or true without conditions; any other path in conditions. Confirm
    live with no credentials at all: GET /api returns 401 when off or limited, 403 when anonymous is
    accepted but unauthorised, 200 when granted.
  fix: Set flag false; but warn: kubeadm join discovery (cluster-info) and load balancer/liveness
    probes use anonymous access; prefer conditions file on >= 1.32.
  trap: kubeadm static pod probes call /livez anonymously: with the flag false, the API server pod is
    restarted for ever unless probes are changed. Managed clusters do not expose the flag. A wrong
    bearer token always gives 401 and proves nothing. Condition paths match exactly (no prefix, no
    wildcard), and the anonymous field cannot change on reload. If AlwaysAllow is in the flag modes
    (also by default, when neither --authorization-mode nor --authorization-config is given) the
    server itself turns the flag off. kubescape C-0113, trivy and cis-1.12 read the flag only, so a
    conditions file fails there; CIS 2.x accepts it [unverified: text seen in one third-party audit
    file]. GKE offers a cluster mode LIMITED (health endpoints only); EKS limits anonymous to them
    from 1.32 [unverified].
  kubescape: C-0113, C-0262
  trivy: KCV-0001
  cis: 1.2.1
  mitre: T1078.001, T1190
  msMatrix: MS-TA9029, MS-M9021

  id: auth/no-anonymous-bindings
  title: No rights for anonymous users
  section: Authentication and authorization / Authentication
  version: 1.0
  strength: should
  severity: critical
  severityReason: open door
  artefacts: rbac, live-cluster
  evidence: machine-checked
  summary: With RBAC, anonymous callers need an explicit grant; there should be none beyond the
    defaults.
  passes: Subjects system:anonymous or system:unauthenticated only in default
    system:public-info-viewer (1.14+) and the RoleBinding kubeadm:bootstrap-signer-clusterinfo in
    kube-public. Defaults for system:authenticated: system:basic-user, system:discovery,
    system:public-info-viewer; for system:serviceaccounts: system:service-account-issuer-discovery.
  fails: FAIL: any other binding. WARN: system:authenticated with more than discovery.
  fix: Delete binding (confirm).
  trap: Clusters first installed before 1.14 keep system:unauthenticated in system:discovery and
    system:basic-user after upgrade: a finding, although the names are default ones. OpenShift ships
    further system:openshift:* bindings to the group.
  kubescape: C-0262, C-0265
  trivy: KSV-0122, KSV-01011
  cis: 1.2.1, 5.1.1
  mitre: T1078.001
  msMatrix: MS-TA9029, MS-M9021

  id: auth/strong-user-authentication
  title: Strong user authentication
  section: Authentication and authorization / Authentication
  version: 1.0
  strength: should
  severity: high
  severityReason: credentials are the most used entry
  artefacts: apiserver-flags, live-cluster
  evidence: attest: user_auth {idp, methods}
  summary: At least one robust user authentication method, run by an identity service outside the
    cluster.
  passes: OIDC flags (--oidc-issuer-url https) or --authentication-config jwt, or
    --authentication-token-webhook-config-file, or cloud IAM; human access not by client certs (cannot
    be revoked), SA tokens or bootstrap tokens.
  fails: FAIL: no IdP; human subjects seen in audit log using x509 or SA tokens; system:masters
    certificates in daily use.
  fix: Generate AuthenticationConfiguration template.
  trap: --oidc-* flags and a jwt list in --authentication-config exclude each other (feature alpha
    1.29, beta 1.30, GA 1.34). Without --oidc-groups-prefix, or with claim prefix "" in the file, the
    provider can assert any group name, system:masters included: require a prefix or a
    userValidationRules/claim expression that blocks system:.
  kubescape: C-0286, C-0287, C-0288, C-0246
  trivy: KSV-0123
  cis: 3.1.1, 3.1.2, 3.1.3, 5.1.7
  mitre: T1078, T1110
  msMatrix: MS-TA9003, MS-M9009

  id: auth/no-static-credentials
  title: No static password or token files
  section: Authentication and authorization / Authentication
  version: 1.0
  strength: should
  severity: high
  severityReason: plain, non-expiring credentials
  artefacts: apiserver-flags
  evidence: machine-checked
  summary: Weak methods such as static password files must not be used.
  passes: --token-auth-file absent; --basic-auth-file absent (flag removed in 1.19).
  fails: FAIL: present (--basic-auth-file from 1.19 is an unknown flag, so the server would not start:
    report stale manifest).
  fix: Remove flag (advice: migrate users first).
  kubescape: C-0114
  trivy: KCV-0002
  cis: 1.2.2
  mitre: T1552.001, T1078
  msMatrix: MS-M9009

  id: auth/mfa
  title: Multi-factor authentication for administrators and users
  section: Authentication and authorization (strong authentication)
  version: 1.1 (per summaries; unconfirmed against the PDF)
  strength: should
  severity: high
  severityReason: stolen passwords
  artefacts: live-cluster, audit-log
  evidence: attest: mfa {idp, policy, scope, exceptions, date}; optional OIDC claim rule as proof
  summary: Access to the environment should need more than one factor; done in the identity provider.
  passes: Attested with IdP policy id; machine hint: JWT amr/acr claim mapped by
    AuthenticationConfiguration claimValidationRules (e.g. amr contains mfa), or cloud IAM condition.
  fails: FAIL: not answered or expired answer; certificate-based admin access bypasses MFA.
  fix: Generate a claimValidationRule requiring amr.
  trap: claimValidationRules with claim + requiredValue compare one string; amr is an array, so use
    expression (e.g. "'mfa' in claims.amr"), which the --oidc-* flags cannot express
    (--oidc-required-claim is string equality).
  mitre: T1078, T1110
  msMatrix: MS-M9001

  id: auth/authenticator-order
  title: Understand several authenticators in parallel
  section: Authentication and authorization / Authentication
  version: 1.0
  strength: should
  severity: medium
  severityReason: weakest link
  artefacts: apiserver-flags
  evidence: machine-checked
  summary: When several methods are active the first success wins, so the weakest one sets the level.
  passes: List of active authenticators is exactly the approved one (chain: request-header, x509, then
    bearer tokens: token file, SA, bootstrap, OIDC/JWT, webhook; anonymous last); request-header CA
    distinct with --requestheader-allowed-names set.
  fails: WARN: unapproved authenticator on; --requestheader-allowed-names empty (any cert of that CA
    can assert users); same certificate in --requestheader-client-ca-file and --client-ca-file (with
    empty allowed names current servers refuse to start); --enable-bootstrap-token-auth true (default
    false) after install.
  fix: Propose removals.
  trap: kubeadm always leaves --enable-bootstrap-token-auth=true; count unexpired Secrets of type
    bootstrap.kubernetes.io/token before alarming. Empty --requestheader-client-ca-file = no
    request-header authenticator.
  kubescape: C-0288
  cis: 3.1.1, 3.1.3
  mitre: T1078
  msMatrix: MS-M9009

  id: auth/rbac-enabled
  title: RBAC authorisation enabled
  section: Authentication and authorization / RBAC
  version: 1.0
  strength: should
  severity: critical
  severityReason: no least privilege without it
  artefacts: apiserver-flags, live-cluster
  evidence: machine-checked
  summary: The API server must run with RBAC.
  passes: --authorization-mode contains RBAC (and Node); or the file of --authorization-config (alpha
    1.29, beta 1.30, GA 1.32; exclusive with --authorization-mode and --authorization-webhook-*) lists
    type RBAC (and Node); ABAC not present. API group rbac.authorization.k8s.io/v1 served is necessary
    but not sufficient.
  fails: FAIL: flag absent with no config file (default AlwaysAllow); RBAC missing.
  fix: Set Node,RBAC.
  trap: The guide's check (kubectl api-versions lists the group; misprinted api-version) is true even
    when mode is AlwaysAllow,RBAC. trivy k8s-nsa 7.1 uses KCV-0008, which tests Node, not RBAC
    (KCV-0009). kubescape C-0088 judges only an --authorization-mode flag that is present: absent (=
    AlwaysAllow) passes, and any list containing the text RBAC passes. Node mode limits what kubelets
    read; what they may write is limited by the NodeRestriction admission plugin, which is off by
    default (CIS 1.2.14). ABAC is legal inside the config file too (with --authorization-policy-file).
    OpenShift builds know extra modes (Scope, SystemMasters, MinimumKubeletVersion).
  kubescape: C-0088, C-0119, C-0120
  trivy: KCV-0008, KCV-0009
  cis: 1.2.7, 1.2.8
  mitre: T1078
  msMatrix: MS-M9003

  id: auth/no-always-allow
  title: No AlwaysAllow authorisation
  section: Authentication and authorization / RBAC
  version: 1.0
  strength: should
  severity: critical
  severityReason: everyone is admin
  artefacts: apiserver-flags, kubelet-config
  evidence: machine-checked
  summary: AlwaysAllow switches authorisation off.
  passes: AlwaysAllow in neither --authorization-mode nor authorization config (the file accepts type
    AlwaysAllow as well), one of the two given (both absent = AlwaysAllow); kubelet authorization.mode
    not AlwaysAllow.
  fails: FAIL: present anywhere in the list (first allow or deny decides; RBAC never denies, so a
    later AlwaysAllow grants the rest).
  fix: Remove from list.
  trap: trivy KCV-0007 reads container.command only (not args) and, like kubescape C-0118, looks for
    the text in a flag that is present, so the absent flag (= AlwaysAllow) passes.
  kubescape: C-0118, C-0173
  trivy: KCV-0007, KCV-0080
  cis: 1.2.6, 4.2.2
  mitre: T1078
  msMatrix: MS-M9003

  id: auth/least-privilege
  title: Least privilege for users, groups and service accounts
  section: Authentication and authorization / RBAC
  version: 1.0
  strength: should
  severity: high
  severityReason: main limit on stolen identity
  artefacts: rbac, live-cluster, audit-log
  evidence: machine-checked
  summary: Give each subject only the verbs and resources it needs.
  passes: No wildcard in verbs/resources/apiGroups outside system roles; cluster-admin bound only to a
    break-glass group; no system:masters users; rights used in audit log cover most granted rights.
  fails: FAIL: wildcard rules, cluster-admin to SAs/users, unused dangerous rights. Resolve
    aggregationRule ClusterRoles and group membership first.
  fix: Generate a right-sized Role from audit events (observed verbs/resources) as proposal.
  trap: Group system:masters is allowed before any authorizer is asked, so it shows in no Role and
    cannot be taken away by deleting bindings; certificates carrying it cannot be listed through the
    API. kubeadm admin.conf is system:masters before 1.29 and group kubeadm:cluster-admins (bound to
    cluster-admin, revocable) from 1.29, where super-admin.conf holds system:masters.
  kubescape: C-0035, C-0007, C-0185, C-0187, C-0188, C-0272, C-0267
  trivy: KSV-0044, KSV-0045, KSV-0046, KSV-0048, KSV-0111, KSV-0112, KSV-0123
  cis: 5.1.1, 5.1.3, 5.1.4, 5.1.7
  mitre: T1078, T1098.006
  msMatrix: MS-TA9019, MS-M9003

  id: auth/role-separation
  title: Separate roles for users, admins, developers, service accounts and infrastructure team
  section: Authentication and authorization; key recommendations
  version: 1.0 (users/admins/SAs); unique roles incl. infrastructure team in 1.1
  strength: should
  severity: medium
  severityReason: limits insider and stolen-account damage
  artefacts: rbac, live-cluster
  evidence: policy file: personas
  summary: Each kind of actor has its own role, without overlap, so that e.g. cluster admins and
    infrastructure admins differ.
  passes: Declared persona map (group -> persona) in policy file; no group or user carries two
    personas; no shared accounts; persona roles conform to a ceiling (developers: no RBAC, nodes,
    secrets of others; infra: no workload secrets).
  fails: FAIL: overlap; same binding lists humans and SAs; undeclared subjects with high rights.
  fix: Generate role templates per persona.
  kubescape: C-0035
  cis: 5.1.1
  mitre: T1078
  msMatrix: MS-M9003

  id: auth/namespace-scope
  title: Grant at namespace scope
  section: Authentication and authorization / RBAC
  version: 1.0
  strength: should
  severity: medium
  severityReason: contains compromise
  artefacts: rbac, live-cluster
  evidence: machine-checked
  summary: Use RoleBindings so that even ClusterRoles apply to one namespace.
  passes: ClusterRoleBindings only for subjects needing cluster scope; apps use RoleBinding.
  fails: WARN: ClusterRoleBinding to a namespaced SA whose rules are all namespaced resources.
  fix: Convert to RoleBinding per namespace (proposal).
  trap: The guide says a Role is immutable once bound; in fact only roleRef of the binding is
    immutable. Roles can still be edited, so watch role updates.
  kubescape: C-0035
  trivy: KSV-0046
  cis: 5.1.1
  mitre: T1098.006
  msMatrix: MS-M9003

  id: auth/escalation-verbs
  title: Guard escalate, bind, impersonate and friends
  section: Authentication and authorization / RBAC (escalate verb)
  version: 1.0
  strength: should
  severity: critical
  severityReason: one step to cluster-admin
  artefacts: rbac, live-cluster
  evidence: machine-checked
  summary: Creating roles needs the same rights or the escalate permission, so those verbs are crown
    jewels.
  passes: escalate/bind on roles and clusterroles, impersonate on users/groups/serviceaccounts (core)
    and uids/userextras (authentication.k8s.io), the constrained forms impersonate:* and
    impersonate-on:*, create serviceaccounts/token, CSR approval (update
    certificatesigningrequests/approval plus approve on signers) and sign on signers, nodes/proxy,
    webhook and admission-policy config write, PV create only for admins.
  fails: FAIL: held by non-admin subjects.
  fix: Remove verb (proposal).
  trap: Constrained impersonation (alpha 1.35, beta and on in 1.36) adds verbs impersonate:user-info,
    impersonate:serviceaccount, impersonate:arbitrary-node, impersonate:associated-node and
    impersonate-on:MODE:VERB: a test for the literal verb impersonate misses them, and their users,
    groups, serviceaccounts and nodes resources are in group authentication.k8s.io, not core
    (impersonate-on:* rules name the target resource). Verb "*" includes escalate, bind and all of
    these.
  kubescape: C-0065, C-0191, C-0278, C-0279, C-0280, C-0281, C-0282
  trivy: KSV-0043, KSV-0047, KSV-0050, KSV-0051, KSV-0052, KSV-0055, KSV-0114
  cis: 5.1.8, 5.1.9, 5.1.10, 5.1.11, 5.1.12, 5.1.13
  mitre: T1098.006, T1078
  msMatrix: MS-TA9019, MS-M9003

  id: auth/limit-exec
  title: Limit who can run commands in containers
  section: Threat model / Administrator; Authentication and authorization
  version: 1.0
  strength: should
  severity: high
  severityReason: hands-on-keyboard in production
  artefacts: rbac, live-cluster, audit-log
  evidence: machine-checked
  summary: Administrators can execute anything in containers; RBAC should narrow that power.
  passes: create on pods/exec, pods/attach, pods/portforward (below 1.35 also get, since WebSocket
    requests are GET), update/patch on pods/ephemeralcontainers, and any verb on nodes/proxy only for
    named groups.
  fails: FAIL: broad groups, developers in prod, wildcard.
  fix: Role trimming proposal.
  trap: kubescape C-0002 counts only verb create on pods/exec; attach, portforward,
    ephemeralcontainers and nodes/proxy are separate. get alone opened exec/attach/portforward until
    1.34; from 1.35 the server also demands create (gate AuthorizePodWebsocketUpgradeCreatePermission,
    beta, on; seen as 403 on 1.36), while get on nodes/proxy still allows exec at the kubelet.
    WebSocket sessions stand in the audit log with verb get, SPDY ones with create: match both.
  kubescape: C-0002, C-0063
  trivy: KSV-0053, KSV-0054
  mitre: T1609
  msMatrix: MS-TA9006, MS-TA9007, MS-M9010

  id: auth/workload-identity
  title: Dedicated, minimal service accounts for workloads
  section: Authentication and authorization / RBAC
  version: 1.0
  strength: should
  severity: high
  severityReason: shared identity spreads rights
  artefacts: manifest, rbac, live-cluster
  evidence: machine-checked
  summary: Pods get the namespace default account unless told otherwise; give workloads their own,
    with RBAC only if needed.
  passes: P.serviceAccountName set to a non-default SA for API users; "default" SA has no
    RoleBinding/ClusterRoleBinding.
  fails: FAIL: binding to system:serviceaccount:*:default or group system:serviceaccounts(:<ns>); many
    workloads sharing a privileged SA.
  fix: Generate SA + Role per workload from audit use.
  kubescape: C-0189, C-0053, C-0225, C-0239, C-0267
  cis: 5.1.5
  mitre: T1528, T1078.001
  msMatrix: MS-TA9016, MS-M9003

  id: auth/token-protection
  title: Protect bearer tokens and the Secrets that hold them
  section: Authentication and authorization / Authentication
  version: 1.0
  strength: should
  severity: high
  severityReason: non-expiring credentials
  artefacts: live-cluster, rbac, apiserver-flags
  evidence: machine-checked
  summary: Tokens at well-known paths work from outside too; restrict who can see them.
  passes: No Secret of type kubernetes.io/service-account-token except justified (auto-created per
    account before 1.24; cleaned up lazily later: on by default 1.29, GA 1.30); bound tokens with
    expiry; --service-account-lookup not false (default true);
    --service-account-extend-token-expiration=false (default true: tokens injected by admission stay
    valid up to 1 year and ignore --service-account-max-token-expiration); serviceaccounts/token
    create limited.
  fails: FAIL: long-lived token Secrets; tokens in kubeconfigs of humans.
  fix: List and, with confirmation, delete unused token Secrets (last-used label
    kubernetes.io/legacy-token-last-used).
  trap: The cleaner touches only Secrets that the account lists in its secrets field, that no pod
    mounts and that went unused for --legacy-service-account-token-clean-up-period (8760h): it first
    sets label kubernetes.io/legacy-token-invalid-since and deletes after a second such period.
    Hand-made token Secrets stay for ever. No last-used label = never used since tracking began (on by
    default from 1.27), not proof of non-use before. Before setting the flag false, check metric
    serviceaccount_stale_tokens_total.
  kubescape: C-0135, C-0282, C-0290
  trivy: KCV-0024
  cis: 1.2.21, 1.2.30, 5.1.13
  mitre: T1528, T1550.001
  msMatrix: MS-TA9016, MS-M9023

  id: auth/rbac-review
  title: Review RBAC periodically and on staff change
  section: Audit logging and threat detection / Logging (1.0); Authentication and authorization
  version: 1.0
  strength: should
  severity: medium
  severityReason: rights rot
  artefacts: rbac, live-cluster
  evidence: attest: rbac_review {date, by, snapshot_hash}
  summary: RBAC policies are audited on a schedule and whenever the administrators change; tools help
    to print who can do what.
  passes: Review record newer than N days, and newer than the last change of admin-group
    members/bindings; diff since last snapshot is explained.
  fails: FAIL: overdue; unexplained drift.
  fix: Produce a who-can report and diff for sign-off.
  cis: 5.1.1
  mitre: T1098.006
  msMatrix: MS-M9003

  id: auth/break-glass
  title: Control the unavoidable all-powerful account
  section: Threat model / Insider (no two-person integrity)
  version: 1.0
  strength: should
  severity: medium
  severityReason: insider risk named in the guide
  artefacts: rbac, audit-log, node-files
  evidence: attest: break_glass {holders, custody, last_test}
  summary: Kubernetes lacks dual control, so at least one account can take the cluster; hold it
    tightly.
  passes: system:masters/cluster-admin credential list known, stored offline/dual-custody, each use
    alerts; super-admin.conf not on disk in daily use.
  fails: FAIL: use without ticket; unknown holders.
  fix: Alert rule on system:masters; ValidatingAdmissionPolicy for sensitive kinds can require a
    second approver annotation (it binds system:masters too, but that account can delete the policy,
    and admission policies do not guard themselves).
  trap: Group membership sits in the certificate (O=system:masters), not in the API: collect holders
    from files and issuance records. Such a certificate stays valid until it expires or the CA is
    replaced.
  kubescape: C-0246
  trivy: KSV-0123
  cis: 5.1.7
  mitre: T1078
  msMatrix: MS-TA9003, MS-M9006
  """#
