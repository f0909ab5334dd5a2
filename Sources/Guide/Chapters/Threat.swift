/// The recommendations of the chapter `threat`; `readRecords` says how they are written.
let threatRecords = #"""
  id: threat/atypical-pod-deployment
  title: Detect atypical pod and container deployments
  section: Audit logging and threat detection / Threat Detection table
  version: 1.1
  strength: should
  severity: high
  severityReason: first step of most attacks
  artefacts: audit-log, live-cluster
  evidence: machine-checked
  summary: Attackers deploy their own pods or containers as a foothold.
  passes: Rule live: create of pods/workloads by a subject, namespace, image or owner-kind not in the
    baseline; bare pods by humans; pods in kube-system; ephemeralcontainers added.
  fails: MISSING: no rule or policy level hides spec (Metadata only gives names).
  fix: Alert; optional quarantine label + deny-all policy.
  mitre: T1610
  msMatrix: MS-TA9008, MS-TA9011, MS-TA9012

  id: threat/image-masquerade
  title: Detect images posing as legitimate ones
  section: Audit logging and threat detection / Threat Detection table
  version: 1.1
  strength: should
  severity: high
  severityReason: hides malware behind familiar names
  artefacts: live-cluster, image, audit-log
  evidence: machine-checked
  summary: Compare image IDs and layer hashes with known good ones; attackers copy names and
    conventions.
  passes: status.containerStatuses[*].imageID compared with recorded digest/layer set per reference;
    look-alike names (edit distance, pause/coredns names outside system ns) flagged.
  fails: ALERT: same name:tag, new digest without release record; unknown digest under trusted name.
  fix: Alert; admission deny by digest list.
  kubescape: C-0306, C-0236
  trivy: KSV-0013
  mitre: T1036.005, T1525
  msMatrix: MS-TA9023, MS-TA9002

  id: threat/root-or-privileged-start
  title: Detect containers started with root permissions
  section: Audit logging and threat detection / Threat Detection table; Alerting
  version: 1.0
  strength: should
  severity: high
  severityReason: named in the guide twice
  artefacts: audit-log, live-cluster
  evidence: machine-checked
  summary: A pod or application running as root or privileged is an alert: error, real need, or
    attacker.
  passes: Watcher evaluates pod/* rules on create/update events (Request level) and running pods.
  fails: ALERT: any violation not covered by exception.
  fix: Alert with triage text; evict optional.
  kubescape: C-0057, C-0013
  trivy: KSV-0017, KSV-0012
  mitre: T1610, T1611
  msMatrix: MS-TA9018

  id: threat/registry-tamper
  title: Detect malicious images put in the registry
  section: Audit logging and threat detection / Threat Detection table
  version: 1.1
  strength: should
  severity: high
  severityReason: supply chain entry
  artefacts: image, live-cluster
  evidence: registry log export
  summary: Look in engine or registry logs for departures from the normal release process, and for
    changed behaviour after redeploy.
  passes: Registry event log ingested: push by non-CI identity, tag overwrite, push outside pipeline
    window.
  fails: MISSING: no registry log source.
  fix: Sigma rules for registry logs; tag immutability advice.
  kubescape: C-0222, C-0251, C-0308
  mitre: T1525, T1195.002
  msMatrix: MS-TA9002, MS-M9005.002

  id: threat/api-from-pod
  title: Detect unusual API requests or syscalls from inside a pod
  section: Audit logging and threat detection / Threat Detection table
  version: 1.1 (calls in 1.0 alert list)
  strength: should
  severity: high
  severityReason: core of lateral movement
  artefacts: audit-log
  evidence: machine-checked
  summary: After command execution in a container the intruder uses its token.
  passes: Rule: SA identity doing first-seen verb/resource;
    selfsubjectaccessreviews/selfsubjectrulesreviews by workload SA; kubectl/curl/python userAgent
    with SA user; SA token used from an IP outside pod/node CIDRs or another pod's IP.
  fails: MISSING: no rule.
  fix: Alert; evict + revoke (delete pod invalidates bound token).
  kubescape: C-0053
  mitre: T1528, T1613, T1550.001
  msMatrix: MS-TA9016, MS-TA9029

  id: threat/pod-created-from-pod-or-node-ip
  title: Alert when a pod or node address creates pods
  section: Audit logging and threat detection / Threat Detection table; Alerting
  version: 1.0
  strength: should
  severity: critical
  severityReason: guide's flagship example
  artefacts: audit-log, live-cluster
  evidence: machine-checked
  summary: Pod-create requests whose source is a pod or worker IP suggest a breakout.
  passes: sourceIPs of create pods/workloads matched with pod CIDRs/podIPs and worker InternalIPs,
    minus allowlisted controllers (in-cluster operators, kubelet mirror pods: user system:node:*
    creating its own static pod).
  fails: MISSING rule; or no CIDR knowledge.
  fix: Alert; evict the source pod (guide's own example), keep evidence.
  trap: sourceIPs can hold X-Forwarded-For values supplied by the client: trust only the last hop.
    SNAT/hostNetwork hides the pod IP; operators create pods legitimately from pod IPs.
  mitre: T1610, T1611
  msMatrix: MS-TA9008

  id: threat/repeated-failed-requests
  title: Detect repeated failed API requests
  section: Audit logging and threat detection / Threat Detection table; Alerting
  version: 1.0 (unauthorised and failed calls); repeated pattern in 1.1
  strength: should
  severity: high
  severityReason: early discovery sign
  artefacts: audit-log
  evidence: machine-checked
  summary: An intruder testing permissions produces failures; requests for resources without
    permission are an alert.
  passes: Rule: N responses 401/403 (responseStatus.code; annotation authorization.k8s.io/decision
    forbid) per user or source in window; spread over resources.
  fails: MISSING: policy drops them.
  fix: Alert.
  mitre: T1613, T1069, T1110
  msMatrix: MS-TA9029

  id: threat/atypical-request-pattern
  title: Detect request patterns unusual for an account
  section: Audit logging and threat detection / Threat Detection table; Alerting (user/admin
    behaviour)
  version: 1.0 (odd time or place); per-account patterns in 1.1
  strength: should
  severity: medium
  severityReason: stolen or misused accounts
  artefacts: audit-log
  evidence: machine-checked
  summary: Odd times, places or verbs for that user or admin.
  passes: Per-user profile: hours, source networks, user agents, verbs, namespaces; new values scored.
  fails: MISSING: no profile.
  fix: Alert.
  mitre: T1078
  msMatrix: MS-TA9001, MS-TA9024

  id: threat/cryptojacking
  title: Detect sudden resource spikes
  section: Audit logging and threat detection / Threat Detection table; Logging
  version: 1.0
  strength: should
  severity: high
  severityReason: most common motive
  artefacts: live-cluster, audit-log, image
  evidence: machine-checked
  summary: A jump in consumption, or a miner process, points to cryptojacking.
  passes: CPU/GPU vs baseline per workload and node; new workload with high requests; miner
    image/args/pool patterns (xmrig, stratum+tcp).
  fails: MISSING: no metrics source.
  fix: Alert; scale to zero (confirm).
  kubescape: C-0270, C-0271
  mitre: T1496
  msMatrix: MS-TA9039

  id: threat/anonymous-activity
  title: Detect any anonymous action
  section: Audit logging and threat detection / Threat Detection table; Alerting
  version: 1.0; API requests named in 1.1
  strength: should
  severity: high
  severityReason: attribution evasion
  artefacts: audit-log, rbac
  evidence: machine-checked
  summary: Anonymous requests or an anonymous account gaining rights are red flags.
  passes: Rule: user.username system:anonymous with code 2xx outside health/version paths (critical),
    any other (info burst); binding writes naming anonymous groups.
  fails: MISSING.
  fix: Alert.
  kubescape: C-0262
  trivy: KSV-0122
  mitre: T1078.001
  msMatrix: MS-TA9029, MS-M9021

  id: threat/volume-mounts
  title: Watch volume mount actions
  section: Audit logging and threat detection / Threat Detection table
  version: 1.1
  strength: should
  severity: high
  severityReason: escape preparation
  artefacts: audit-log
  evidence: machine-checked
  summary: Mounts are added to reach the host.
  passes: Rule on pod/workload/PV/PVC create-update with hostPath, local PV, sensitive paths, new
    Secret volumes or subPath tricks.
  fails: MISSING: level below Request.
  fix: Alert; admission deny.
  kubescape: C-0048, C-0045, C-0020
  trivy: KSV-0023
  mitre: T1611
  msMatrix: MS-TA9013, MS-TA9026

  id: threat/cronjobs
  title: Watch scheduled job creation and change
  section: Audit logging and threat detection / Threat Detection table
  version: 1.1
  strength: should
  severity: medium
  severityReason: persistence
  artefacts: audit-log, live-cluster
  evidence: machine-checked
  summary: CronJobs give automatic repeated execution.
  passes: Rule on create/update/patch of cronjobs (and jobs by humans), new image or command
    highlighted.
  fails: MISSING.
  fix: Alert.
  kubescape: C-0026
  mitre: T1053.007
  msMatrix: MS-TA9014

  id: threat/unusual-syscalls
  title: Alert on unusual system calls
  section: Audit logging and threat detection / Alerting
  version: 1.0
  strength: should
  severity: medium
  severityReason: escape and exploit sign
  artefacts: live-cluster, node-files
  evidence: sensor attestation
  summary: Unusual calls can show exploitation.
  passes: Source: seccomp audit records (kernel audit type 1326), eBPF sensor; allowlist per workload.
  fails: MISSING source.
  fix: Alert.
  mitre: T1611, T1068
  msMatrix: MS-M9011

  id: threat/security-context-change
  title: Alert on securityContext changes
  section: Audit logging and threat detection / Alerting
  version: 1.1 (unconfirmed)
  strength: should
  severity: high
  severityReason: quiet privilege growth
  artefacts: audit-log, live-cluster
  evidence: machine-checked
  summary: Changes to a pod's security context are an alert.
  passes: Rule: update/patch of workloads where pod or container securityContext weakens (diff vs
    previous from audit/request or cached object).
  fails: MISSING: RequestResponse not available and no cache.
  fix: Alert; admission deny weaker.
  trap: Pod specs are mostly immutable: changes come through workload templates or new pods, so watch
    those.
  kubescape: C-0211
  trivy: KSV-0118
  mitre: T1610, T1548
  msMatrix: MS-TA9018

  id: threat/admission-config-change
  title: Alert on admission controller changes
  section: Audit logging and threat detection / Alerting
  version: 1.1 (unconfirmed)
  strength: should
  severity: critical
  severityReason: turns enforcement off or plants a backdoor
  artefacts: audit-log, node-files, apiserver-flags
  evidence: machine-checked
  summary: Updates to admission configuration are an alert.
  passes: Rule: create/update/patch/delete of (validating|mutating)webhookconfigurations,
    validatingadmissionpolicies/bindings, mutatingadmissionpolicies, policy-engine CRs; namespace
    pod-security labels; apiserver flag/AdmissionConfiguration file drift.
  fails: MISSING.
  fix: Alert; restore known state (confirm).
  kubescape: C-0036, C-0039, C-0281
  trivy: KSV-0114
  cis: 5.1.12
  mitre: T1562.001
  msMatrix: MS-TA9015

  id: threat/sensitive-file-or-url
  title: Alert on access to sensitive files or URLs
  section: Audit logging and threat detection / Alerting
  version: 1.1 (unconfirmed)
  strength: should
  severity: high
  severityReason: credential theft
  artefacts: audit-log, live-cluster, node-files
  evidence: machine-checked
  summary: Access to certain files or addresses is an alert.
  passes: API side: non-resource URLs (/metrics, /debug, /logs), nodes/proxy, secrets mass read,
    kube-system secrets; host side (sensor): token path, /etc/shadow, docker.sock, 169.254.169.254.
  fails: MISSING.
  fix: Alert.
  kubescape: C-0015, C-0052
  trivy: KSV-0041
  mitre: T1552.001, T1552.005, T1552.007
  msMatrix: MS-TA9025, MS-TA9033

  id: threat/baseline-deviation
  title: Alert on large deviations of operating metrics
  section: Audit logging and threat detection / Alerting
  version: 1.0
  strength: should
  severity: medium
  severityReason: catch-all
  artefacts: live-cluster, audit-log
  evidence: machine-checked
  summary: Significant departure from the standard baseline.
  passes: Metrics/API-rate z-score vs baseline.
  fails: MISSING baseline.
  fix: Alert.
  mitre: T1499, T1496
  msMatrix: MS-TA9040

  id: threat/low-disk
  title: Alert on low disk space
  section: Audit logging and threat detection / Alerting
  version: 1.0
  strength: should
  severity: low
  severityReason: log loss; sign of mining or flooding
  artefacts: live-cluster, node-files
  evidence: machine-checked
  summary: Low space on any machine.
  passes: Node condition DiskPressure, nodefs/imagefs free < threshold alert exists.
  fails: MISSING.
  fix: Alert.
  mitre: T1499
  msMatrix: MS-TA9040

  id: threat/log-volume-low
  title: Alert when the logging volume runs low
  section: Audit logging and threat detection / Alerting
  version: 1.0
  strength: should
  severity: medium
  severityReason: blinds auditing
  artefacts: node-files, live-cluster
  evidence: machine-checked
  summary: Space on the log volume is short.
  passes: Free space of --audit-log-path and /var/log file systems watched.
  fails: MISSING.
  fix: Alert.
  mitre: T1562.001
  msMatrix: MS-TA9021

  id: threat/logging-service-down
  title: Alert when external logging goes offline
  section: Audit logging and threat detection / Alerting
  version: 1.0
  strength: should
  severity: high
  severityReason: attackers cut logs first
  artefacts: live-cluster
  evidence: machine-checked
  summary: The external log service is unreachable.
  passes: Forwarder error/heartbeat metric; apiserver_audit_error_total rate; absence of audit events.
  fails: MISSING.
  fix: Alert; switch to local buffer.
  mitre: T1562.001, T1562.008
  msMatrix: MS-M9020

  id: threat/automatic-response
  title: Consider automatic mitigation
  section: Audit logging and threat detection / Alerting; Tools
  version: 1.0
  strength: consider
  severity: medium
  severityReason: time matters
  artefacts: live-cluster, audit-log
  evidence: config: response policy
  summary: Systems may act at once: evict the suspect pod so a clean one is scheduled, kill odd
    containers; then investigate logs and patch.
  passes: Response playbook per detection with dry-run, allowlist, evidence capture first (pod spec,
    logs, events).
  fails: INFO: none.
  fix: Evict/cordon/label-quarantine behind an explicit switch and rate limit; never on kube-system or
    control plane.
  trap: Eviction destroys forensic state and a compromised image just comes back.
  mitre: T1490
  msMatrix: MS-M9007

  id: threat/response-plan
  title: Incident response plan
  section: Audit logging and threat detection / Alerting/SIEM (support incident response)
    summary
  version: 1.0
  strength: should
  severity: medium
  severityReason: detection without response
  artefacts: audit-log
  evidence: attest: response_plan {doc, owner, exercised}
  summary: Responders need logs that support them and a plan of what to do.
  passes: Plan document id, owner, contacts, last exercise date within 12 months; logging covers its
    needs.
  fails: FAIL: unanswered/expired.
  fix: Template generator.
  mitre: T1490
  msMatrix: MS-M9031

  id: threat/supply-chain-review
  title: Supply chain risk managed
  section: Audit logging and threat detection / Threat model / Supply chain
  version: 1.0; container runtime level added in 1.1
  strength: should
  severity: high
  severityReason: first threat named
  artefacts: image, live-cluster
  evidence: attest: vendor_review; SBOM and signature files
  summary: Third-party software, vendors, runtime and infrastructure can be subverted.
  passes: SBOM per image, signature/provenance verified, vendor list with review, runtime version
    supported.
  fails: FAIL: none.
  fix: Generate SBOM; verification policy.
  kubescape: C-0236, C-0237, C-0289, C-0304
  cis: 5.5.1
  mitre: T1195.001, T1195.002
  msMatrix: MS-TA9002, MS-M9004

  id: threat/insider-admin
  title: Administrator insider risk
  section: Audit logging and threat detection / Threat model / Insider
  version: 1.0
  strength: should
  severity: medium
  severityReason: named threat
  artefacts: audit-log, rbac
  evidence: attest: admin_controls {vetting, physical_access, log_separation}
  summary: Admins can run anything, and often have physical or hypervisor access.
  passes: Named admins only, admin actions alerted, physical/hypervisor access list reviewed,
    separation of log admins from cluster admins.
  fails: FAIL: shared admin; log sink writable by cluster admins.
  fix: Report.
  mitre: T1078, T1200
  msMatrix: MS-M9003, MS-M9006

  id: threat/application-user-risk
  title: Application users and exposed applications
  section: Audit logging and threat detection / Threat model / User; Containerized applications
  version: 1.0
  strength: should
  severity: high
  severityReason: usual pivot
  artefacts: manifest, network-probe, live-cluster
  evidence: attest: app_auth per exposed service
  summary: Users' credentials and exposed apps are ways in; limit what a pod can reach.
  passes: Exposed workloads list with authentication statement; each has egress policy, no SA token,
    non-root.
  fails: FAIL: exposed workload with high-risk combination.
  fix: Attack-path report.
  kubescape: C-0256, C-0259, C-0267, C-0274
  mitre: T1190, T1078
  msMatrix: MS-TA9004, MS-TA9009, MS-M9009
  """#
