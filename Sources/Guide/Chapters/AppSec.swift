/// The recommendations of the chapter `appsec`; `readRecords` says how they are written.
let appSecRecords = #"""
  id: appsec/cis-benchmark
  title: Adhere to CIS benchmarks
  section: Upgrading and application security practices
  version: 1.0
  strength: should
  severity: medium
  severityReason: guide delegates detail to CIS
  artefacts: apiserver-flags, kubelet-config, etcd-flags, controller-manager-flags, scheduler-flags,
    node-files
  evidence: kube-bench JSON
  summary: Follow CIS Benchmarks for Kubernetes and related components; DISA STIG is also cited.
  passes: CIS profile run (own engine or imported kube-bench JSON) for the right benchmark version,
    failures triaged.
  fails: FAIL: no run or untriaged fails.
  fix: Per CIS item.
  trap: The benchmark follows the cluster version: kube-bench maps 1.26 to cis-1.8, 1.27 to cis-1.9,
    1.28 to cis-1.10, 1.29-1.31 to cis-1.11 and 1.32-1.34 to cis-1.12, and has no entry for newer
    versions in the copy read. Ids move between versions, so a finding needs benchmark + id. Managed
    clusters need the provider's own benchmark (eks-, gke-, aks-). Many checks are marked Manual: read
    their state from the report, do not count them as passed.
  cis: 1.1, 1.2, 1.3, 1.4, 2, 3.1, 3.2, 4.1, 4.2, 4.3, 5.1, 5.2, 5.3, 5.4, 5.5, 5.6
  cis19: 5.7
  mitre: T1562.001
  msMatrix: MS-M9017

  id: appsec/vulnerability-scans
  title: Periodic vulnerability scans of all components
  section: Upgrading and application security practices
  version: 1.0
  strength: should
  severity: high
  severityReason: finds what config checks miss
  artefacts: image, node-files, network-probe, live-cluster
  evidence: reports
  summary: Scan the various components regularly.
  passes: Dated reports for images, nodes, control plane, add-ons within period.
  fails: FAIL: component class without report.
  fix: Run own scans.
  kubescape: C-0083, C-0084, C-0085
  mitre: T1190
  msMatrix: MS-TA9004

  id: appsec/penetration-tests
  title: Periodic penetration tests
  section: Upgrading and application security practices
  version: 1.0
  strength: should
  severity: medium
  severityReason: independent proof
  artefacts: network-probe
  evidence: attest: pentest {report, date, scope, open_findings}
  summary: Penetration tests look for insecure settings and unknown holes.
  passes: Report id and date within 12 months, findings tracked.
  fails: FAIL: unanswered/expired.
  fix: Safe probe subset only.
  mitre: T1190
  msMatrix: MS-TA9009

  id: appsec/remediate
  title: Fix findings before attackers use them
  section: Upgrading and application security practices
  version: 1.0
  strength: should
  severity: high
  severityReason: a known hole left open
  artefacts: live-cluster
  evidence: scan history, waivers
  summary: Discoveries are promptly remediated.
  passes: Open findings per severity within SLA, waivers with expiry.
  fails: FAIL: over SLA.
  fix: Tracker export.
  mitre: T1190
  msMatrix: MS-TA9004

  id: appsec/test-compatibility
  title: Test hardening against the application
  section: Kubernetes Pod security / Non-root; Immutable file systems
  version: 1.0
  strength: should
  severity: low
  severityReason: broken hardening gets reverted
  artefacts: manifest
  evidence: fix journal
  summary: Non-root, rootless and read-only settings change the runtime, so test them thoroughly.
  passes: Each applied fix has a test or staging record; tool offers dry-run and rollback.
  fails: INFO: fix applied with no test record.
  fix: Emit fixes as reviewable patch, server-side dry run, staged rollout.
  mitre: T1499
  msMatrix: MS-M9017
  """#
