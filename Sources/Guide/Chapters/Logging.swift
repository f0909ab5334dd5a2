/// The recommendations of the chapter `logging`; `readRecords` says how they are written.
let loggingRecords = #"""
  id: logging/audit-enabled
  title: API server audit logging on
  section: Audit logging and threat detection / Kube-apiserver audit logging; Appendix M
  version: 1.0
  strength: should
  severity: critical
  severityReason: no audit, no detection
  artefacts: apiserver-flags, audit-log
  evidence: machine-checked
  summary: Auditing is off until a policy file and a backend are given; enable it.
  passes: --audit-policy-file set AND (--audit-log-path set, "-" = stdout allowed with collection, or
    --audit-webhook-config-file set); live proof: audit events younger than a few minutes. Managed:
    provider audit log type enabled.
  fails: FAIL: policy without backend, backend without policy (the server starts and logs nothing in
    both cases), stale log.
  fix: Write policy file + flags + hostPath mounts into the static pod manifest (staged, with
    rollback).
  trap: kubescape C-0067 checks --audit-policy-file only; trivy control 8.1 checks --audit-log-path
    only. Both are needed. From 1.24 only audit.k8s.io/v1 policies load (an older apiVersion stops the
    server). Dynamic audit (AuditSink, auditregistration.k8s.io) was alpha and is gone since 1.19, so
    its presence in manifests is no evidence. kubeadm sets no audit flags by default.
  kubescape: C-0067, C-0130, C-0160, C-0254
  trivy: KCV-0019
  cis: 1.2.16, 3.2.1
  mitre: T1562.008, T1562.001
  msMatrix: MS-M9020

  id: logging/audit-policy-coverage
  title: Audit policy that covers what matters
  section: Audit logging and threat detection / Kube-apiserver audit logging; Appendix L
  version: 1.0; Secrets rule in 1.1
  strength: should
  severity: high
  severityReason: blind spots hide the attack
  artefacts: audit-policy
  evidence: machine-checked
  summary: First matching rule decides the level. The sample logs everything at RequestResponse (1.0),
    with Secrets at Metadata (1.1); lower levels are fine for non-critical routine traffic if
    requirements are met.
  passes: Simulated against a probe set: pod create/update/delete, exec/attach/portforward/proxy, RBAC
    writes, webhook/VAP/CRD writes, secrets, cronjobs/jobs, serviceaccounts/token, namespaces labels,
    nodes, anonymous requests, CSR -> level >= Metadata; pod specs, RBAC and admission objects >=
    Request (RequestResponse in strict guide mode). Final catch-all rule present.
  fails: FAIL: any probe maps to None, also by matching no rule at all; rule order shadows; omitStages
    containing ResponseComplete (policy and rule lists add up); resources rule without subresources
    (pods does not match pods/exec; pods/*, */exec or * do); misspelt group or resource (silently
    matches nothing); exec/attach/portforward rule limited to verb create (WebSocket sessions are
    audited as get).
  fix: Generate a policy from the probe set; show diffs of effective levels.
  trap: A group with a version ("apps/v1") or a rule mixing nonResourceURLs with resources or
    namespaces is refused at load, so report "invalid". An unknown key (resource: for resources:) is
    only warned about and dropped, which widens the rule to everything: parse strictly. group "*" is
    legal from 1.36 only; before, name every group. A rule with resources or namespaces never matches
    non-resource URLs, and one with users or userGroups never matches a failed authentication (no
    user). The command of an exec is in requestURI, so Metadata already records it. Events of
    long-running requests come as ResponseStarted first.
  kubescape: C-0161
  cis: 3.2.2
  mitre: T1562.008
  msMatrix: MS-M9020

  id: logging/secrets-metadata-only
  title: Keep secret values out of audit logs
  section: Audit logging and threat detection / Appendix L
  version: 1.1
  strength: should
  severity: high
  severityReason: log readers would read all secrets
  artefacts: audit-policy, audit-log
  evidence: machine-checked
  summary: Requests on Secrets are logged at Metadata so the log does not become a store of secrets.
  passes: Effective level for group "" secrets (also configmaps, serviceaccounts/token,
    authentication.k8s.io tokenreviews) is Metadata; rule stands before broader ones. Log sample has
    no requestObject/responseObject for secrets.
  fails: FAIL: Request/RequestResponse, or a RequestResponse catch-all first; None, or no matching
    rule, is also a fail (no trail).
  fix: Insert rule at top.
  trap: The v1.0 sample itself violates this. kubectl apply stores the Secret in the last-applied
    annotation: Metadata level keeps that out too.
  kubescape: C-0161
  cis: 3.2.2
  mitre: T1552.001
  msMatrix: MS-TA9025

  id: logging/audit-retention
  title: Retention and rotation of audit logs
  section: Audit logging and threat detection / Appendix M
  version: 1.0
  strength: should
  severity: medium
  severityReason: evidence must outlive dwell time
  artefacts: apiserver-flags
  evidence: machine-checked
  summary: Set age/size/count to match policy; the sample keeps 1825 days.
  passes: --audit-log-maxage >= required days (guide sample 1825; CIS 30), --audit-log-maxbackup >=
    10, --audit-log-maxsize >= 100, or remote retention attested. Defaults when absent: up to 1.35
    maxage 0 and maxbackup 0 (no age limit, no count limit), from 1.36 maxage 366 and maxbackup 100;
    maxsize 100 MB in both. Explicit 0: no age/count limit; maxsize 0 means 100 MB up to 1.35 and no
    rotation from 1.36.
  fails: FAIL: below policy; rotation by size/count that discards before maxage; from 1.36 maxsize 0
    (log grows without end).
  fix: Set flags.
  trap: maxage deletes rotated files only; it is a maximum, not a guarantee. A value of 1825 with
    maxbackup 10 keeps far less. The flags do nothing with --audit-log-path=- or a webhook only.
    Absent flags are not "too short" up to 1.35 (files pile up until the disk is full) although CIS
    1.2.17 to 1.2.19 fail them. trivy KCV-0020 to KCV-0022 test only that the flag exists.
  kubescape: C-0131, C-0132, C-0133
  trivy: KCV-0020, KCV-0021, KCV-0022
  cis: 1.2.17, 1.2.18, 1.2.19
  mitre: T1070
  msMatrix: MS-TA9021

  id: logging/audit-log-persisted
  title: Audit policy and log mounted from the host
  section: Audit logging and threat detection / Appendix M
  version: 1.0
  strength: should
  severity: medium
  severityReason: logs lost on restart
  artefacts: apiserver-flags, manifest
  evidence: machine-checked
  summary: When the API server is a pod, mount policy and log locations from the host or the records
    die with it.
  passes: Not applicable when the API server is no pod, or has only a webhook backend or
    --audit-log-path=- (policy mount still needed). Static pod has hostPath volumes: policy file type
    File readOnly true; log path DirectoryOrCreate/FileOrCreate writable; container paths equal the
    flag values.
  fails: FAIL: path mismatch (the guide's flag path and mount path differ), log in container layer.
    Mounting a single file breaks rotation: prefer the directory.
  fix: Generate both mounts.
  trap: readOnly belongs to the volumeMount, type to the hostPath volume. A missing policy file with
    type File keeps the API server pod from starting.
  cis: 1.2.16
  mitre: T1070
  msMatrix: MS-M9020

  id: logging/audit-log-protected
  title: Store audit logs in a protected place
  section: Audit logging and threat detection / Appendix M (secure location)
  version: 1.0
  strength: should
  severity: medium
  severityReason: tampering and secret leakage
  artefacts: node-files
  evidence: machine-checked
  summary: Write to a secure location.
  passes: Directory 700/750 root, files 600 (the server creates a missing directory 700 and a missing
    file 600); not readable by pods (no hostPath of it); remote copy.
  fails: FAIL: world readable; hostPath /var/log mounted writable in pods.
  fix: chmod.
  trap: A hostPath of type DirectoryOrCreate or FileOrCreate is made by the kubelet first, as 0755 or
    0644, and the server does not tighten what exists.
  mitre: T1070
  msMatrix: MS-TA9021, MS-M9016, MS-M9020

  id: logging/audit-webhook
  title: Send audit events to an external backend
  section: Audit logging and threat detection / Appendix N
  version: 1.0
  strength: should
  severity: medium
  severityReason: off-cluster copy survives compromise
  artefacts: apiserver-flags, audit-log, node-files
  evidence: machine-checked
  summary: A webhook backend pushes events to the organisation's SIEM.
  passes: --audit-webhook-config-file valid kubeconfig with https server + CA (or loopback collector);
    mode batch (default) with adequate buffer (default 10000; batches of up to 400, at most 10 a
    second) or blocking-strict by choice; alternatively a log shipper on the file.
  fails: FAIL: http:// remote URL, basic credentials, insecure-skip-tls-verify;
    --audit-webhook-initial-backoff=5 (needs a unit: 5s); batch-buffer-size=5 as in the sample (drops
    events).
  fix: Generate config + flags with sane values.
  trap: Batch mode drops events when the buffer is full and blocking ignores backend errors: watch
    metric apiserver_audit_error_total. Only blocking-strict makes a request fail. Truncation is off
    by default (--audit-webhook-truncate-enabled), so a receiver with a body limit loses big events.
    --audit-webhook-batch-initial-backoff is the deprecated name of --audit-webhook-initial-backoff.
  mitre: T1070, T1562.008
  msMatrix: MS-M9020

  id: logging/anonymous-recorded
  title: Record anonymous actions
  section: Audit logging and threat detection / Logging
  version: 1.0
  strength: should
  severity: medium
  severityReason: early sign of probing
  artefacts: audit-policy, audit-log
  evidence: machine-checked
  summary: Even with anonymous access off, log what anonymous callers try.
  passes: Effective level for user system:anonymous / group system:unauthenticated >= Metadata, incl.
    non-resource URLs (except health paths); and, for rejected logins (401), the level of a request
    WITHOUT any user is >= Metadata, i.e. some matching rule has neither users nor userGroups.
  fails: FAIL: rule dropping them to None.
  fix: Insert rule.
  trap: With anonymous access off there is no system:anonymous event: the 401 comes from failed
    authentication and its event has an empty user ({}), stage ResponseStarted. A rule that names
    system:anonymous does not catch it, and neither does a detection keyed on that name.
  kubescape: C-0161
  cis: 3.2.2
  mitre: T1078.001
  msMatrix: MS-M9021

  id: logging/all-layers
  title: Log at every layer
  section: Audit logging and threat detection / Logging
  version: 1.0 (host, application, cloud); full list in 1.1
  strength: should
  severity: high
  severityReason: one layer alone gives half a story
  artefacts: live-cluster, node-files
  evidence: attest: log_sources {layer: collector, retention}
  summary: Collect from host, application, container, engine, registry, API server and cloud.
  passes: Per layer a collector is evidenced: host (journald/syslog/auditd forwarder), container (node
    agent), engine, registry, API server (audit), cloud trail, application.
  fails: FAIL: layer without evidence.
  fix: Generate agent DaemonSet config for host/container/engine.
  kubescape: C-0254
  mitre: T1562.001, T1562.008
  msMatrix: MS-M9020

  id: logging/required-events
  title: Log the listed event kinds
  section: Audit logging and threat detection / Logging
  version: 1.0; 5 more kinds in 1.1
  strength: should
  severity: high
  severityReason: this is the guide's own list
  artefacts: audit-policy, audit-log, live-cluster
  evidence: attest: event_sources for non-audit kinds
  summary: API request history; performance metrics; deployments; resource consumption; OS calls;
    protocols and permission changes; network traffic; and from 1.1 pod scaling, volume mount actions,
    image and container modification, privilege changes, cronjob creation/changes.
  passes: Each of the 12 has a mapped source: audit policy probe (API history, deployments, scaling
    via /scale, volume mounts in pod spec at Request, image changes, RBAC/securityContext changes,
    cronjobs), metrics (performance, consumption), seccomp/eBPF (calls), flow logs (traffic).
  fails: FAIL: kind without a source.
  fix: Policy rules for audit-borne kinds.
  trap: kubectl scale and autoscalers write to the scale subresource (deployments/scale and so on),
    which a rule for deployments does not match; kubectl debug patches pods/ephemeralcontainers; image
    changes by controllers show as pod creates by the controller account.
  kubescape: C-0161
  cis: 3.2.2
  mitre: T1562.008
  msMatrix: MS-M9020

  id: logging/pod-baseline
  title: Baseline every pod at creation
  section: Audit logging and threat detection / Key points, Logging
  version: 1.0
  strength: should
  severity: medium
  severityReason: anomaly needs a normal
  artefacts: audit-log, live-cluster
  evidence: baseline store
  summary: On create/update, capture network communication, response times, requests, resource use and
    other metrics as the baseline.
  passes: Baseline record exists per workload revision (image digest + spec hash): API verbs used,
    peers, CPU/mem, syscalls.
  fails: FAIL: workload older than N hours without baseline.
  fix: Tool records baseline itself from audit log + metrics API.
  mitre: T1562.001
  msMatrix: MS-M9020

  id: logging/compare-baseline
  title: Compare logs with the baseline and investigate
  section: Audit logging and threat detection / Logging
  version: 1.0
  strength: should
  severity: medium
  severityReason: baseline unused is no control
  artefacts: audit-log
  evidence: attest/review record: log_review
  summary: Reviews compare current logs with normal activity; significant changes are run to root
    cause.
  passes: Scheduled comparison ran within N days; open deviations have a triage state.
  fails: FAIL: none.
  fix: Run comparison; open finding.
  mitre: T1496
  msMatrix: MS-M9020

  id: logging/traffic-review
  title: Review internal and external traffic logs
  section: Audit logging and threat detection / Logging
  version: 1.0
  strength: should
  severity: medium
  severityReason: proves the network controls
  artefacts: network-probe, audit-log, networkpolicy
  evidence: attest: traffic_review
  summary: Check that connection constraints work and close external access no longer needed.
  passes: Flow log source declared; report of flows that no policy expects and of exposed services
    without traffic, reviewed in period.
  fails: FAIL: none.
  fix: Produce unused-exposure report.
  kubescape: C-0049
  mitre: T1046
  msMatrix: MS-M9007

  id: logging/remote-storage
  title: Stream logs off the cluster
  section: Audit logging and threat detection / Logging; Worker node and container logging
  version: 1.0
  strength: should
  severity: high
  severityReason: loss and deletion of evidence
  artefacts: live-cluster, node-files, apiserver-flags
  evidence: attest: log_sink {endpoint, owner}
  summary: Native logs die with the node, pod or container; stream to an external service close to
    real time.
  passes: Forwarder output points to a host outside cluster CIDRs; heartbeat event seen at the
    receiver (tool can emit a marker and ask back).
  fails: FAIL: none; only in-cluster store on emptyDir.
  fix: Agent config generation.
  kubescape: C-0031
  trivy: KSV-0042
  mitre: T1070
  msMatrix: MS-TA9021, MS-TA9022, MS-M9020

  id: logging/log-transport-tls
  title: Encrypt logs in transit
  section: Audit logging and threat detection / Logging
  version: 1.0
  strength: should
  severity: medium
  severityReason: logs describe the defence
  artefacts: manifest, live-cluster, node-files, network-probe
  evidence: machine-checked
  summary: TLS 1.2/1.3 from forwarder to sink.
  passes: Forwarder config uses TLS with verification (fluent-bit tls On + tls.verify On; vector
    tls.enabled; syslog tls transport; webhook https).
  fails: FAIL: plaintext syslog/http; verify off.
  fix: Config patch.
  mitre: T1040
  msMatrix: MS-M9020

  id: logging/append-only
  title: Append-only access to external storage
  section: Audit logging and threat detection / Logging
  version: 1.0
  strength: should
  severity: medium
  severityReason: intruder erases traces
  artefacts: cloud-metadata
  evidence: attest or exported bucket policy
  summary: The in-cluster forwarder must not be able to delete or overwrite stored logs.
  passes: Sink credential is write-only (bucket policy without Delete/Overwrite, object lock/WORM,
    Loki/ES role index-only).
  fails: FAIL: delete allowed.
  fix: Generate bucket policy text.
  mitre: T1070, T1485
  msMatrix: MS-TA9021, MS-M9020

  id: logging/node-agent
  title: Logging agent on every node (DaemonSet)
  section: Audit logging and threat detection / Worker node and container logging
  version: 1.0
  strength: should
  severity: medium
  severityReason: coverage gaps
  artefacts: live-cluster, manifest
  evidence: machine-checked
  summary: An agent on each node, commonly as a DaemonSet, forwards logs of node and containers.
  passes: A known log agent DaemonSet with desired == ready == all Linux nodes (cordoned ones
    included: DaemonSet pods run there too), tolerating control-plane taints; read-only hostPath
    /var/log, otherwise least privilege.
  fails: FAIL: none; missing nodes; agent privileged without need.
  fix: Generate hardened DaemonSet.
  mitre: T1562.001
  msMatrix: MS-M9020

  id: logging/sidecar-streams
  title: Sidecar log streams where needed
  section: Audit logging and threat detection / Worker node and container logging
  version: 1.0
  strength: consider
  severity: low
  severityReason: logs never collected
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: For applications writing several files, a sidecar per log type streams them out.
  passes: Workloads whose containers write log files to volumes have a sidecar (native sidecar =
    initContainer restartPolicy Always) or log to stdout.
  fails: INFO: log volume without reader.
  fix: Propose sidecar.
  mitre: T1562.001
  msMatrix: MS-TA9011, MS-M9020

  id: logging/kubelet-log-rotation
  title: Set kubelet log rotation to fit
  section: Audit logging and threat detection / Worker node and container logging
  version: 1.0
  strength: should
  severity: low
  severityReason: log loss under burst
  artefacts: kubelet-config
  evidence: machine-checked
  summary: The kubelet stores and rotates container logs by size, count and age policy.
  passes: containerLogMaxSize (default 10Mi) and containerLogMaxFiles (default 5, must be > 1) sized
    so logs outlast forwarder outages.
  fails: WARN: files x size below the forwarder outage budget.
  fix: Set values.
  trap: The kubelet has no age setting: size and count only (checked every
    containerLogMonitorInterval, default 10s, so a burst can overshoot). kubectl logs shows the newest
    file only.
  mitre: T1070
  msMatrix: MS-TA9021

  id: logging/seccomp-audit
  title: Audit system calls with a seccomp profile
  section: Audit logging and threat detection / Seccomp: audit mode
  version: 1.0
  strength: consider
  severity: low
  severityReason: gives the OS-call source in the list
  artefacts: manifest, node-files
  evidence: machine-checked
  summary: Place a profile with default action SCMP_ACT_LOG under /var/lib/kubelet/seccomp and use it
    as Localhost to learn and log calls.
  passes: Profile exists on nodes and sensitive workloads have used it (record) or an eBPF sensor is
    present.
  fails: INFO: neither.
  fix: Generate profile + temporary pod patch; turn the recorded calls into a blocking profile.
  trap: SCMP_ACT_LOG enforces nothing: it must not count as a pass of pod/seccomp in strict mode.
  kubescape: C-0055
  trivy: KSV-0030
  mitre: T1611
  msMatrix: MS-M9011

  id: logging/syslog
  title: Collect node syslog/journald
  section: Audit logging and threat detection / Syslog
  version: 1.0
  strength: should
  severity: medium
  severityReason: node events lost on reboot
  artefacts: node-files
  evidence: machine-checked
  summary: kubelet and runtime log to journald when present; forward them to the aggregation platform.
  passes: journald Storage=persistent (or auto with an existing /var/log/journal) or forwarder reading
    it; rsyslog/syslog-ng forward rule with TLS.
  fails: FAIL: volatile journal and no forwarder.
  fix: Drop-in config files.
  mitre: T1070
  msMatrix: MS-M9020

  id: logging/aggregate-and-correlate
  title: Aggregate logs and correlate with identity and system logs
  section: Audit logging and threat detection / Logging
  version: 1.0; single-service aggregation stressed in 1.1
  strength: should
  severity: medium
  severityReason: attack paths cross layers
  artefacts: live-cluster
  evidence: attest: aggregation
  summary: Bring all logs to one service and correlate with external authentication and system logs.
  passes: Sinks of all layers are the same platform; IdP logs included; clocks synchronised (NTP).
  fails: FAIL: split or missing; node clock drift > 1s.
  fix: Advice.
  mitre: T1562.008
  msMatrix: MS-M9020

  id: logging/siem
  title: Integrate with a SIEM fit for Kubernetes
  section: Audit logging and threat detection / SIEM platforms
  version: 1.0
  strength: should
  severity: medium
  severityReason: someone must look
  artefacts: live-cluster, audit-log
  evidence: attest: siem {product, sources, test_date}
  summary: Feed a SIEM that can cope with short-lived pods and changing addresses.
  passes: Attested SIEM with audit log as source and pod identity enrichment; test detection within
    period.
  fails: FAIL: none (profile dependent).
  fix: Export detections as Sigma/JSON.
  trap: IP-based correlation is unreliable: events need pod/namespace/SA identity.
  mitre: T1562.001
  msMatrix: MS-M9020

  id: logging/metrics
  title: Metrics and resource monitoring
  section: Audit logging and threat detection / key recommendations (metrics logger), Tools
  version: 1.0
  strength: should
  severity: medium
  severityReason: needed for cryptomining and baseline alerts
  artefacts: live-cluster
  evidence: attest: metrics_stack
  summary: Run a metrics logger (e.g. Prometheus/Grafana) for performance and resource consumption.
  passes: metrics.k8s.io APIService available and a scraper with retention exists;
    node-exporter/cAdvisor covered.
  fails: FAIL: none.
  fix: Advice / manifest template.
  mitre: T1496
  msMatrix: MS-TA9039

  id: logging/alerting
  title: Alerting configured
  section: Audit logging and threat detection / Alerting
  version: 1.0
  strength: should
  severity: high
  severityReason: logs without alarms are history
  artefacts: live-cluster, manifest, audit-log
  evidence: attest: alert_test
  summary: Kubernetes has no alerting of its own; configure a tool and rules for the listed cases.
  passes: Alert rules exist for each case of the guide (see threat/*), with a receiver; a test alert
    was received in period.
  fails: FAIL: case without rule; receiver null.
  fix: Generate PrometheusRule/Sigma/Falco rules; run built-in watcher.
  mitre: T1562.001
  msMatrix: MS-M9007

  id: logging/local-buffer
  title: Buffer logs locally when the sink is down and forward later
  section: Audit logging and threat detection / Fault tolerance
  version: 1.0
  strength: should
  severity: medium
  severityReason: attackers cut the link first
  artefacts: manifest, node-files, live-cluster
  evidence: machine-checked
  summary: If the external service fails, logs are kept locally and pushed once it is back.
  passes: Forwarder has filesystem buffer on persistent hostPath (fluent-bit storage.type filesystem +
    Retry_Limit no_limits/False; vector disk buffer) sized for the outage budget; checkpoint/position
    DB persisted.
  fails: FAIL: memory buffer only.
  fix: Config patch.
  mitre: T1562.001
  msMatrix: MS-M9020

  id: logging/overwrite-oldest
  title: Fault-tolerance policy for full storage
  section: Audit logging and threat detection / Fault tolerance
  version: 1.0
  strength: should
  severity: low
  severityReason: disk-full stops logging or the node
  artefacts: node-files, apiserver-flags
  evidence: attest: log_full_policy
  summary: Have a policy; letting new logs overwrite the oldest is acceptable only if really
    necessary.
  passes: Documented; rotation settings never block new logs; separate volume for logs.
  fails: FAIL: log volume shared with / and no rotation.
  fix: Rotation settings.
  mitre: T1499
  msMatrix: MS-TA9040

  id: logging/ids
  title: Integrate intrusion detection
  section: Audit logging and threat detection / Tools
  version: 1.0
  strength: should
  severity: medium
  severityReason: runtime view the API lacks
  artefacts: live-cluster
  evidence: attest: ids
  summary: Extend an existing IDS to the cluster so unusual containers can be killed and restarted
    clean.
  passes: Runtime sensor DaemonSet (Falco/Tetragon/Tracee/vendor) on all nodes with alert output.
  fails: FAIL: none.
  fix: Template.
  mitre: T1562.001
  msMatrix: MS-M9007

  id: logging/events-kept
  title: Keep Kubernetes events (derived)
  section: Audit logging and threat detection (keep event logs)
  version: derived
  strength: should
  severity: low
  severityReason: timeline for incident work
  artefacts: apiserver-flags, live-cluster, kubelet-config
  evidence: machine-checked
  summary: Event objects vanish quickly; export them.
  passes: Event exporter present; --event-ttl (API server) default 1h noted; kubelet eventRecordQPS
    not throttling (default 50; 5 before 1.27).
  fails: WARN: none.
  fix: Template.
  trap: eventRecordQPS or --event-qps 0 does not mean unlimited: the client library then uses 5 a
    second, although the API comment, kubescape C-0180 and trivy KCV-0087 suggest 0. Above the limit
    events are lost without trace.
  kubescape: C-0031, C-0180
  trivy: KCV-0087
  cis: 4.2.8
  mitre: T1070
  msMatrix: MS-TA9022
  """#
