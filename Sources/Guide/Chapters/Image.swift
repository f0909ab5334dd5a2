/// The recommendations of the chapter `image`; `readRecords` says how they are written.
let imageRecords = #"""
  id: image/non-root-build
  title: Build images that run as non-root
  section: Kubernetes Pod security / Non-root containers; Appendix A
  version: 1.0
  strength: should
  severity: high
  severityReason: build-time non-root is the guide's preferred form
  artefacts: dockerfile, image
  evidence: machine-checked
  summary: The user should be set when the image is built so the application is known to work without
    root.
  passes: Last USER instruction of the final stage (or image config.User) is present and not root/0;
    numeric UID preferred (lets runAsNonRoot verify it), with a non-zero group (USER uid:gid).
  fails: FAIL: no USER in the final stage and base image user root/unknown; USER root or 0, alone or
    with a group (root:x, 0:x); USER only in an earlier stage that the final FROM does not build on
    (FROM <stage> inherits its USER); later USER root after USER app. Non-numeric user: warning. A
    user created but never switched to: fail.
  fix: Insert useradd/groupadd (distro aware) + chown of app dirs + USER 10001:10001 before
    ENTRYPOINT/CMD as a proposed Dockerfile diff.
  trap: USER may hold ARG/ENV variables: expand them, and report unknown when they cannot be resolved.
    image config.User is authoritative over the Dockerfile. trivy DS-0002 is content with any USER
    line whose last value is not root or 0; it does not follow stages. GID 0 with a non-zero UID is a
    deliberate pattern in OpenShift-style images: keep it a warning, not the root failure.
  kubescape: C-0013
  trivy: DS-0002, KSV-0012
  cis: 5.2.7
  mitre: T1611
  msMatrix: MS-M9013

  id: image/trusted-registry
  title: Pull images from trusted repositories only
  section: Kubernetes Pod security / Building secure container images
  version: 1.0
  strength: should
  severity: high
  severityReason: untrusted source is the first supply-chain step
  artefacts: manifest, live-cluster, dockerfile, image
  evidence: policy file: trusted_registries
  summary: Build and run from repositories the organisation trusts.
  passes: Normalised reference matches an allowlist (in a reference with a slash the first part is a
    host only if it has a dot or a colon or is localhost; otherwise docker.io is prefixed, plus
    library/ only for a single-part name; index.docker.io = docker.io), compared by registry host +
    path prefix on a boundary (myreg.io/team/ not myreg.io/team-evil). FROM lines obey it too.
  fails: FAIL: host not on the list; no list configured -> "not assessed", not pass. Regex or prefix
    without trailing slash is an open-ended match.
  fix: Generate admission rule; rewriting references to a mirror only if a mapping file is given.
  trap: trivy KSV-0125 trusts by host suffix any azurecr.io, ECR or gcr.io registry by default (an
    attacker can own one) and never flags a reference without a slash. kubescape C-0078 uses a bare
    prefix match and skips init and ephemeral containers. Short names on CRI-O and registry mirrors in
    containerd can send the pull elsewhere than the text says: judge the running imageID as well.
  kubescape: C-0001, C-0078
  trivy: KSV-0125, KSV-0124
  cis: 5.5.1
  mitre: T1525, T1195.002, T1204.003
  msMatrix: MS-TA9002, MS-TA9037, MS-M9005

  id: image/vulnerability-scan
  title: Scan images for known vulnerabilities and outdated libraries
  section: Kubernetes Pod security / Building secure container images
  version: 1.0
  strength: should
  severity: high
  severityReason: known CVEs are the common entry
  artefacts: image, live-cluster
  evidence: machine-checked
  summary: Every image is checked for known CVEs and stale libraries before it is trusted.
  passes: A scan result exists for the exact digest, newer than N days, with no finding over threshold
    that has a fix and no valid exception. Package inventory from apk/dpkg/rpm DBs and language
    manifests.
  fails: FAIL: no result for the running digest; fixable critical/high present; OS release past end of
    life; result older than the vulnerability DB window.
  fix: Propose base-image bump or package upgrade lines; never rebuild silently.
  kubescape: C-0083, C-0084, C-0085, C-0221, C-0243
  mitre: T1190, T1068
  msMatrix: MS-TA9004, MS-M9005.001, MS-M9005.002

  id: image/misconfiguration-scan
  title: Scan images for misconfiguration
  section: Kubernetes Pod security / Building secure container images (insecure ports, permissions)
  version: 1.0
  strength: should
  severity: medium
  severityReason: turns a foothold into root
  artefacts: image, dockerfile
  evidence: machine-checked
  summary: Scanning covers bad configuration in the image, for example risky exposed ports and loose
    permissions.
  passes: No ExposedPorts of remote-admin/plain services (22, 23, 2375, 3389...), no unexpected
    setuid/setgid files, no world-writable files outside tmp, no embedded secrets, no sudo/ssh daemon,
    no ADD from URL, no curl|sh.
  fails: FAIL: any of these in final-stage layers. Deleted in a later layer still counts for secrets.
  fix: Dockerfile diffs for EXPOSE, ADD, sudo, chmod; setuid strip line.
  kubescape: C-0042, C-0062
  trivy: DS-0004, DS-0005, DS-0010, DS-0031, DS-0001
  mitre: T1021, T1548, T1552.001
  msMatrix: MS-TA9010, MS-M9012

  id: image/scan-every-stage
  title: Scan throughout the build and deployment workflow
  section: Kubernetes Pod security / Building secure container images; Figure 4
  version: 1.0
  strength: should
  severity: medium
  severityReason: new CVEs appear after deploy
  artefacts: image, live-cluster
  evidence: attest: image_scan_pipeline {ci, registry, runtime, gate}
  summary: Scanning is not a one-off: run it in build, in the registry and again for what is deployed.
  passes: Evidence of a scan step in CI config and of registry or in-cluster re-scan; every running
    digest has a result after its deploy date.
  fails: FAIL: running digests with no post-deploy scan; CI without a gating step (exit code ignored).
  fix: Generate CI step and a CronJob/continuous scan config.
  kubescape: C-0221, C-0243
  mitre: T1525
  msMatrix: MS-M9004, MS-M9005.001, MS-M9005.002, MS-M9005.003

  id: image/admission-gate
  title: Block unscanned or failing images with an admission webhook
  section: Kubernetes Pod security / Building secure container images; Figure 4
  version: 1.0
  strength: should
  severity: high
  severityReason: the gate is what makes scanning preventive
  artefacts: live-cluster, apiserver-flags
  evidence: machine-checked
  summary: A custom webhook can refuse pods whose images break policy.
  passes: A ValidatingWebhookConfiguration (or ImagePolicyWebhook plugin with defaultAllow: false)
    intercepts CREATE/UPDATE of pods, pods/ephemeralcontainers and workload kinds, failurePolicy Fail
    (v1 default when absent), matchPolicy Equivalent (default), timeoutSeconds <= 10 (default 10),
    scope all namespaces except a short list, TLS CA set; decision keyed by digest.
  fails: FAIL: none present; failurePolicy Ignore; matches only pods CREATE (a template change still
    ends in pod CREATE, but an image change on a live Pod is an UPDATE and ephemeral containers are a
    subresource, so both escape); tag-keyed verdicts; ImagePolicyWebhook defaultAllow: true.
  fix: Install Bulwark webhook config in audit mode then enforce; cache verdicts by digest so the API
    server is not slowed.
  trap: A rule for resource "pods" does not match subresources: list pods/ephemeralcontainers with
    UPDATE (or use pods/*). A Fail webhook that covers kube-system or its own namespace can deadlock
    the cluster; exempt its own namespace by namespaceSelector on kubernetes.io/metadata.name. Do not
    exempt by objectSelector: pod authors set their own labels. Static pods run whatever the verdict
    on their mirror pod, and webhook configuration objects are never sent to webhooks.
    ImagePolicyWebhook is off by default, reviews only pods and pods/ephemeralcontainers, and
    defaultAllow decides only the backend-unreachable case.
  kubescape: C-0036, C-0236, C-0237, C-0289
  cis: 5.5.1
  mitre: T1610, T1204.003
  msMatrix: MS-M9005.003

  id: image/false-positive-triage
  title: Let experts waive false positives
  section: Kubernetes Pod security / Building secure container images
  version: 1.1
  strength: should
  severity: low
  severityReason: unusable gates get switched off
  artefacts: image
  evidence: exceptions file / OpenVEX document
  summary: Scanning policy must allow knowledgeable staff to dismiss findings judged wrong.
  passes: Exceptions file/VEX entry has id, scope (digest or package), reason, approver and expiry in
    the future; expired ones are reported.
  fails: FAIL: blanket ignores (whole severity, whole image without expiry), no approver, expired.
  fix: Generate a VEX/exception stub; never auto-waive.
  msMatrix: MS-M9005

  id: image/pin-digest
  title: Pin images and bases (derived)
  section: Kubernetes Pod security / Threat detection: compare image IDs and layer hashes
  version: derived
  strength: should
  severity: medium
  severityReason: mutable tags let an attacker replace content
  artefacts: manifest, dockerfile, live-cluster
  evidence: machine-checked
  summary: Detecting swapped images needs a stable identity; the guide's own Appendix A uses
    ubuntu:latest, which defeats that.
  passes: Reference has @sha256 digest; or immutable tag (not latest/absent) with imagePullPolicy
    Always and recorded digest; FROM pinned likewise.
  fails: FAIL: tag absent or latest; same tag resolving to different
    status.containerStatuses[*].imageID across replicas.
  fix: Resolve and write the digest when registry data is available offline cache.
  trap: imagePullPolicy absent means Always only when the tag is latest or missing; any other tag and
    any digest get IfNotPresent. In tag@digest the digest wins. The format of imageID depends on the
    runtime (repository digest or image config id, index or per-platform), so compare like with like
    on mixed architectures [per-runtime format unverified]. kubescape C-0075 asks only for a pull
    policy on latest, not for pinning; C-0306 is the digest check.
  kubescape: C-0075, C-0306
  trivy: KSV-0013, DS-0001
  cis: 1.2.11
  mitre: T1525, T1036.005
  msMatrix: MS-TA9002
  """#
