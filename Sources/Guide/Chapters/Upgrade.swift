/// The recommendations of the chapter `upgrade`; `readRecords` says how they are written.
let upgradeRecords = #"""
  id: upgrade/supported-kubernetes
  title: Run a supported, patched Kubernetes
  section: Upgrading and application security practices
  version: 1.0
  strength: should
  severity: high
  severityReason: known holes
  artefacts: live-cluster, node-files
  evidence: machine-checked
  summary: Apply Kubernetes patches and upgrades promptly.
  passes: API server and kubelet gitVersion minor within upstream support (latest 3 minors) and patch
    within N days of latest in offline table; kubelet skew within policy (never newer than the API
    server; up to 3 minors older for kubelet 1.25+, 2 before).
  fails: FAIL: EOL minor; known CVE for version.
  fix: Advice with upgrade path and removed-API check.
  trap: kubescape C-0273 reads only node kubeletVersion against a list compiled into the rule (1.34 to
    1.36 at ce7ef32a), so it ages with the scanner; C-0058 and C-0089 are single-CVE checks. Compare
    minors as numbers, not strings (1.9 < 1.10), and strip vendor suffixes; vendors backport fixes and
    sell longer support, so an upstream-EOL minor there is "check vendor", not a plain fail.
  kubescape: C-0273, C-0058, C-0089
  trivy: KSV-0107
  mitre: T1190, T1068
  msMatrix: MS-TA9004

  id: upgrade/patch-promptly
  title: Apply security patches immediately
  section: Upgrading and application security practices / key recommendations
  version: 1.0
  strength: should
  severity: high
  severityReason: window of exposure
  artefacts: live-cluster, image, node-files
  evidence: attest: patch_sla
  summary: Security fixes go in at once across all parts.
  passes: Age of oldest unpatched fixable critical/high below SLA; record of patch dates.
  fails: FAIL: over SLA.
  fix: Report + ticket export.
  kubescape: C-0083, C-0085
  mitre: T1190
  msMatrix: MS-TA9004

  id: upgrade/host-stack
  title: Update OS, hypervisor and runtime
  section: Upgrading and application security practices
  version: 1.0; container runtime in 1.1 threat model
  strength: should
  severity: high
  severityReason: escape bugs live here
  artefacts: live-cluster, node-files
  evidence: attest: hypervisor_version
  summary: Hypervisors, virtualisation, node OS and container runtime are kept current.
  passes: Node status.nodeInfo osImage, kernelVersion, containerRuntimeVersion in support; no pending
    security packages/reboot (needrestart, /var/run/reboot-required).
  fails: FAIL: EOL OS/runtime; vulnerable runc/containerd.
  fix: Advice (drain and replace).
  kubescape: C-0079, C-0087
  mitre: T1611
  msMatrix: MS-TA9004

  id: upgrade/plugins
  title: Update plugins and add-ons
  section: Upgrading and application security practices
  version: 1.0
  strength: should
  severity: medium
  severityReason: privileged add-ons
  artefacts: live-cluster, manifest
  evidence: machine-checked
  summary: Plugins and any other software hosted in the environment.
  passes: CNI, CSI, ingress, CoreDNS, operators, Helm charts compared with version table; no EOL
    (ingress-nginx retired).
  fails: FAIL: EOL or CVE.
  fix: Advice.
  trap: The retired controller is the Kubernetes project's ingress-nginx (image
    registry.k8s.io/ingress-nginx/controller); the F5/NGINX Inc. controller has a similar name and is
    alive. C-0292 looks for the former.
  kubescape: C-0059, C-0091, C-0292
  trivy: KCV-0093, KSV-0102
  mitre: T1190
  msMatrix: MS-TA9004

  id: upgrade/applications
  title: Patch own applications even on managed services
  section: Upgrading and application security practices
  version: 1.0
  strength: should
  severity: medium
  severityReason: left-over duty
  artefacts: image, live-cluster
  evidence: machine-checked
  summary: The provider does not patch your containers.
  passes: Images rebuilt within N days; base image current.
  fails: FAIL: image created > N days ago with fixable CVEs.
  fix: Base bump PR.
  kubescape: C-0085
  mitre: T1190
  msMatrix: MS-TA9004

  id: upgrade/remove-unused
  title: Remove old and unused components
  section: Upgrading and application security practices
  version: 1.0; deployment pipeline too in 1.1
  strength: should
  severity: medium
  severityReason: shrinks attack surface
  artefacts: live-cluster, manifest, rbac
  evidence: machine-checked
  summary: Take away what is no longer needed, from the environment and the pipeline.
  passes: No unused ServiceAccounts with rights, bindings to missing subjects, zero-replica
    deployments for > N days, services/ingress without backends, orphan Secrets/ConfigMaps/PVCs,
    unreferenced images, stale namespaces/CRDs.
  fails: WARN per object with last-use evidence.
  fix: Deletion plan with confirmation and backup; never automatic.
  kubescape: C-0293, C-0298, C-0299, C-0300, C-0302
  mitre: T1078
  msMatrix: MS-M9023

  id: upgrade/managed-automation
  title: Use managed or automated upgrades where it helps
  section: Upgrading and application security practices
  version: 1.0
  strength: consider
  severity: low
  severityReason: optional
  artefacts: cloud-metadata, live-cluster
  evidence: attest: upgrade_process
  summary: Managed services can automate patches for Kubernetes, OS and network.
  passes: Auto-upgrade/maintenance window on, or node replacement automation.
  fails: INFO: off.
  fix: Advice.
  mitre: T1190
  msMatrix: MS-TA9004

  id: upgrade/settings-review
  title: Periodically review all settings
  section: Executive summary
  version: 1.0
  strength: should
  severity: medium
  severityReason: drift
  artefacts: live-cluster, manifest, apiserver-flags
  evidence: scan history + risk register
  summary: Review all Kubernetes settings at intervals so risks stay accounted for.
  passes: Full Bulwark scan stored within N days; trend not worse; accepted risks not expired.
  fails: FAIL: overdue.
  fix: Schedule CronJob/timer.
  cis: 5.2.1
  mitre: T1562.001
  msMatrix: MS-M9017
  """#
