/// The recommendations of the chapter `pod`; `readRecords` says how they are written.
let podRecords = #"""
  id: pod/non-root
  title: Run every container as a non-root user
  section: Kubernetes Pod security / "Non-root" containers; Table I runAsUser
  version: 1.0
  strength: should
  severity: high
  severityReason: root in the container is root on the node as soon as isolation fails (no user
    namespace)
  artefacts: manifest, live-cluster, image
  evidence: machine-checked
  summary: Container processes should not have UID 0. Build the image for a non-root user first; the
    pod spec setting is the safety net that refuses root at start.
  passes: PodTemplate path P = Pod: spec;
    Deployment/ReplicaSet/DaemonSet/StatefulSet/Job/ReplicationController: spec.template.spec;
    CronJob: spec.jobTemplate.spec.template.spec. C = every entry of P.containers, P.initContainers
    (incl. restartPolicy: Always sidecars), P.ephemeralContainers. Effective value =
    C.securityContext.X if set, else P.securityContext.X. PASS when effective runAsNonRoot is true, or
    effective runAsUser is an integer > 0. Also PASS on Linux when the image config User is a known
    non-zero numeric UID and neither field contradicts it (needs image evidence; report as "by
    image"). P.os.name: windows -> runAsUser/runAsGroup are refused by the API, but runAsNonRoot still
    works: the kubelet rejects windowsOptions.runAsUserName (C over P) or an image user of
    ContainerAdministrator; PASS when runAsUserName is set to another account. Best practice is BOTH
    fields, so the kubelet refuses an image whose USER is 0.
  fails: FAIL wins over PASS. FAIL when effective runAsUser is 0 (even with runAsNonRoot true); when
    effective runAsNonRoot is false or absent AND effective runAsUser is absent AND image user is
    root/empty/unknown (report "may run as root" when unknown). Container runAsNonRoot: false
    overrides a pod-level true. runAsNonRoot: true with a non-numeric image USER makes the pod fail to
    start (CreateContainerConfigError), which is a fix hazard, not a pass.
  fix: Set runAsNonRoot: true at pod level when no container contradicts it and the image has a
    numeric non-zero USER; otherwise propose runAsUser: 65532 (or 1000) as a patch that needs a
    restart test. Never auto-apply to a live workload without proof from the image; file ownership and
    ports below 1024 may break.
  trap: PSS restricted asks runAsNonRoot: true explicitly; runAsUser: 1000 alone fails PSS but
    satisfies the guide. PSA judges each level on its own: a pod-level runAsNonRoot: false or
    runAsUser: 0 fails PSS even when every container overrides it, and Windows pods are not exempt
    from the runAsNonRoot check. From PSA policy v1.35 both PSS controls are waived when hostUsers:
    false. trivy KSV-0012 misses a container runAsNonRoot: false under a pod-level true; KSV-0020 (UID
    <= 10000) is a stricter opinion, not the root test; neither looks at ephemeral containers.
    kubescape C-0013 also demands a group setting.
  kubescape: C-0013, C-0198, C-0218
  trivy: KSV-0012, KSV-0105, KSV-0020
  cis: 5.2.7
  pss: restricted: Running as Non-root | restricted: Running as Non-root user
  mitre: T1611, T1610
  msMatrix: MS-TA9018, MS-M9017, MS-M9013

  id: pod/no-root-group
  title: No root primary, supplementary or fs group
  section: Kubernetes Pod security; Table I runAsGroup, supplementalGroups, fsGroup; Appendix C ranges
    1-65535
  version: 1.0
  strength: should
  severity: medium
  severityReason: group-0 access reaches many root-group readable or writable files on images and
    volumes
  artefacts: manifest, live-cluster, image
  evidence: machine-checked
  summary: Group 0 must not be the primary group, a supplementary group or the volume group of a
    container.
  passes: Effective runAsGroup (C over P) is an integer > 0; P.securityContext.supplementalGroups has
    no 0; P.securityContext.fsGroup is absent or > 0. Image USER of the form uid:gid with gid > 0
    passes when runAsUser and runAsGroup are both absent.
  fails: FAIL: runAsGroup 0; runAsGroup absent while runAsUser is set (primary GID becomes 0 unless
    the image /etc/passwd has an entry for that UID, whose group is then taken [passwd lookup
    unverified]: report as "may be 0" when the image is unknown); 0 in supplementalGroups; fsGroup 0.
    P.securityContext.supplementalGroupsPolicy absent means Merge: groups from the image /etc/group
    are added, so GID 0 can still leak in (Strict: alpha 1.31, beta and on 1.33, GA 1.35).
  fix: Set runAsGroup equal to the chosen non-zero UID/GID and fsGroup only when a writable volume is
    mounted. Group ownership changes can break reads of image files owned root:root mode 640: propose
    as a patch.
  trap: No PSS control covers groups. trivy k8s-nsa-1.0 control 1.6 points to KSV-0029, which no
    longer exists in trivy-checks; KSV-0116 is the live check, but it flags only explicit zeros, never
    an absent runAsGroup. Windows pods: the API refuses all four fields, so not applicable.
  kubescape: C-0013
  trivy: KSV-0116, KSV-0021
  cis: 5.6.3
  cis19: 5.7.3
  mitre: T1611
  msMatrix: MS-M9017

  id: pod/rootless-engine
  title: Consider a rootless engine or user namespaces
  section: Kubernetes Pod security / "rootless" container engines
  version: 1.0
  strength: consider
  severity: low
  severityReason: defence in depth; guide words it as something to adopt when mature
  artefacts: manifest, live-cluster, node-files, kubelet-config
  evidence: attest: rootless_engine {used, engine, reason_if_not, review_date}
  summary: Where a stable option exists, run the container engine unprivileged so that container root
    maps to an ordinary host user. The guide tells administrators to follow the technology rather than
    rush it into production.
  passes: Node: container runtime and kubelet run as a non-zero UID (process owner), or P.hostUsers:
    false with a runtime and kernel that support it (UserNamespacesSupport alpha 1.25, beta but off
    1.30, on by default from 1.33, GA 1.36). Attested adoption decision also passes.
  fails: Informational when absent (hostUsers absent means true). hostUsers: false together with
    hostPID, hostIPC, hostNetwork or any C.volumeDevices is refused by the API (hostNetwork only is
    tolerated behind the alpha gate UserNamespacesHostNetworkSupport, 1.35+, off by default).
  fix: May add hostUsers: false when no host namespace, no raw block device and the cluster is 1.33+;
    never switch the engine itself (advice only: node rebuild).
  trap: hostUsers: false loosens PSS: from policy v1.35 baseline accepts procMount Unmasked and
    restricted waives runAsNonRoot/runAsUser for such pods. A node without runtime or kernel support
    fails the pod at start, so check nodes before adding it. Windows pods may not set hostUsers.
  mitre: T1611
  msMatrix: MS-M9013

  id: pod/read-only-rootfs
  title: Immutable container root filesystem
  section: Kubernetes Pod security / Immutable container file systems; Table I; Appendix B
  version: 1.0
  strength: should
  severity: medium
  severityReason: blocks tool download and persistence after compromise but does not stop the entry
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Lock the container root filesystem so an intruder cannot drop or alter files; give the
    application explicit writable mounts where it needs them.
  passes: C.securityContext.readOnlyRootFilesystem == true for every C. Field is container-level only:
    there is no pod-level form. Applies to Linux only (P.os.name windows: not applicable).
  fails: FAIL when false or absent (default false), on init containers too.
  fix: Set true AND add emptyDir mounts for known writable paths (/tmp, /var/run, /var/cache/...,
    taken from image VOLUME entries and Dockerfile), sizeLimit set. Without evidence of write paths
    propose, do not auto-apply.
  trap: Not a PSS control, so enforcing restricted does not deliver it. Needs its own admission rule.
  kubescape: C-0017
  trivy: KSV-0014
  mitre: T1105, T1036.005
  msMatrix: MS-TA9012

  id: pod/writable-paths-scoped
  title: Writable storage limited to named mounts
  section: Kubernetes Pod security / Immutable container file systems; Appendix B
  version: 1.0
  strength: should
  severity: low
  severityReason: keeps the immutability control meaningful
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Where a read-only root breaks the application, mount a secondary read/write volume on just
    the directories that need it.
  passes: With readOnlyRootFilesystem true, every writable volumeMount is an emptyDir (ideally with
    sizeLimit; medium: Memory for secrets), PVC or ephemeral volume on a narrow path.
  fails: FAIL: writable mount at /, /bin, /usr, /etc, /lib or at the application code directory;
    emptyDir without sizeLimit on a node without ephemeral-storage limits (warning); writable hostPath
    (see pod/no-host-path).
  fix: Generate the emptyDir stanza beside the read-only fix; add sizeLimit.
  kubescape: C-0045
  trivy: KSV-0014
  mitre: T1105
  msMatrix: MS-TA9013

  id: pod/no-privileged
  title: No privileged containers
  section: Kubernetes Pod security; Table I privileged
  version: 1.0
  strength: should
  severity: critical
  severityReason: direct path to node takeover
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: A privileged container switches off nearly all isolation and must be refused.
  passes: C.securityContext.privileged absent or false for all C.
  fails: FAIL: privileged: true on any container, init or ephemeral container. Treat SYS_ADMIN added
    (or ALL) as near-equivalent and report under pod/drop-capabilities.
  fix: Remove the field for workloads with no node-agent role; otherwise propose the specific
    capability or device. Auto-fix is safe in manifests, advice only on live node agents (CNI, CSI,
    log agents).
  trap: privileged: true forces allowPrivilegeEscalation true (the API rejects false beside it), all
    capabilities, seccomp Unconfined and no default AppArmor/SELinux confinement (whether an explicit
    Localhost AppArmor profile still applies depends on the runtime [unverified]); fixing only the
    latter is a no-op. kubescape C-0057 also fires on SYS_ADMIN (exact spelling only); C-0213 to
    C-0220 read PodSecurityPolicy objects and C-0193 to C-0204 read namespace labels, so none of those
    see the pod spec.
  kubescape: C-0057, C-0193, C-0213
  trivy: KSV-0017
  cis: 5.2.2
  pss: baseline: Privileged Containers
  mitre: T1611, T1610
  msMatrix: MS-TA9018, MS-M9013, MS-M9017

  id: pod/no-host-pid
  title: Do not share the host PID namespace
  section: Kubernetes Pod security; Table I hostPID
  version: 1.0
  strength: should
  severity: high
  severityReason: lets a container read host process memory, environment and credentials
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Containers must not see or signal host processes.
  passes: P.hostPID absent or false.
  fails: FAIL: P.hostPID true. (P.shareProcessNamespace is a different, in-pod setting and is not
    covered by the guide.)
  fix: Delete the field; advice only for known node agents (node-exporter, falco, security agents) via
    an exception with owner and expiry.
  trap: trivy k8s-nsa-1.0 has this pair crossed: its host-process-namespace control 1.4 runs KSV-0009
    (host network) and its host-network control 1.5 runs KSV-0010 (host PID). Map by check id, not by
    control number.
  kubescape: C-0038, C-0194, C-0214, C-0275
  trivy: KSV-0010
  cis: 5.2.3
  pss: baseline: Host Namespaces
  mitre: T1611
  msMatrix: MS-TA9018, MS-M9013

  id: pod/no-host-ipc
  title: Do not share the host IPC namespace
  section: Kubernetes Pod security; Table I hostIPC
  version: 1.0
  strength: should
  severity: high
  severityReason: reads and tampers with host and sibling process memory segments
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Containers must not use host shared memory or semaphores.
  passes: P.hostIPC absent or false.
  fails: FAIL: P.hostIPC true.
  fix: Delete the field.
  kubescape: C-0038, C-0195, C-0215, C-0276
  trivy: KSV-0008
  cis: 5.2.4
  pss: baseline: Host Namespaces
  mitre: T1611
  msMatrix: MS-TA9018, MS-M9013

  id: pod/no-host-network
  title: Do not use the host network
  section: Kubernetes Pod security; Table I hostNetwork
  version: 1.0
  strength: should
  severity: high
  severityReason: bypasses network separation and metadata protection
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Containers must keep their own network namespace, otherwise they bypass network policies
    and can sniff or reach node-local services.
  passes: P.hostNetwork absent or false.
  fails: FAIL: P.hostNetwork true. NetworkPolicies do not apply to host-network pods with most CNIs,
    and IMDS hop-limit protection is void for them.
  fix: Delete the field for ordinary workloads; exceptions for CNI, kube-proxy, ingress on bare metal.
  trap: trivy k8s-nsa-1.0 control 1.5 (host network) is wired to KSV-0010 (host PID); the right check
    is KSV-0009, sitting under control 1.4. Removing hostNetwork from a live agent also removes the
    hostPort values the API filled in (see pod/no-host-port).
  kubescape: C-0041, C-0196, C-0216
  trivy: KSV-0009
  cis: 5.2.5
  pss: baseline: Host Namespaces
  mitre: T1040, T1552.005
  msMatrix: MS-TA9034, MS-M9013

  id: pod/no-host-path
  title: Forbid host filesystem mounts
  section: Kubernetes Pod security; Table I allowedHostPaths
  version: 1.0
  strength: should
  severity: high
  severityReason: writable host paths give node takeover; runtime sockets give it at once
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: The guide neutralises hostPath by allowing only a dummy read-only path; the modern
    equivalent is forbidding hostPath volumes.
  passes: No P.volumes[*].hostPath. Strict-allowlist mode: path equals or is below an allowed prefix
    after normalising "..", and every volumeMount of it has readOnly: true. A PersistentVolume with
    spec.hostPath or spec.local bound to the claim is followed too.
  fails: FAIL: any hostPath. CRITICAL paths: /, /etc, /root, /var/run/docker.sock, /run/containerd,
    /var/lib/kubelet, /etc/kubernetes, /proc, /sys, /dev, /var/log. A missing allowlist (PSP
    allowedHostPaths absent) means unrestricted. volumeMount readOnly absent = writable. readOnly is
    not recursive for sub-mounts unless volumeMounts[*].recursiveReadOnly is Enabled (or IfPossible)
    beside readOnly: true (absent = Disabled; alpha 1.30, on by default 1.31, GA 1.33).
  fix: Replace scratch uses by emptyDir; set readOnly: true as a mitigation. Otherwise advice only.
  trap: Kubescape NSA framework does not contain C-0048/C-0045; it only has the CVE check C-0058. A
    read-only hostPath still fails PSS. PSS looks at inline volumes only: a claim bound to a hostPath
    or local PersistentVolume passes it.
  kubescape: C-0048, C-0045, C-0074, C-0203
  trivy: KSV-0023, KSV-0006, KSV-0121
  cis: 5.2.11
  cis19: 5.2.12
  pss: baseline: HostPath Volumes
  mitre: T1611
  msMatrix: MS-TA9013, MS-M9013

  id: pod/no-privilege-escalation
  title: Block privilege escalation
  section: Kubernetes Pod security; Table I allowPrivilegeEscalation
  version: 1.0
  strength: should
  severity: high
  severityReason: undoes non-root through setuid binaries
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Set no_new_privs so setuid binaries cannot regain root; the guide calls this necessary for
    the non-root rule to bite.
  passes: C.securityContext.allowPrivilegeEscalation == false for all C (container-level only).
    Windows pods: not applicable.
  fails: FAIL: true or absent (absent behaves as true: the kubelet sets no_new_privs only for an
    explicit false). API validation rejects false combined with privileged: true, and false combined
    with the literal added capability "CAP_SYS_ADMIN"; the usual spelling SYS_ADMIN (or ALL) is not
    caught and is accepted.
  fix: Set false: safe for nearly all workloads; skip containers that are privileged, add SYS_ADMIN or
    whose entrypoint is sudo/su/setuid (advice).
  trap: Do not assume the API server filters false + SYS_ADMIN; check both fields. kubescape
    rule-allow-privilege-escalation looks at containers only (not init or ephemeral) and passes
    everything if a PodSecurityPolicy object forbidding it is in the input.
  kubescape: C-0016, C-0197, C-0217
  trivy: KSV-0001
  cis: 5.2.6
  pss: restricted: Privilege Escalation
  mitre: T1068, T1548
  msMatrix: MS-TA9018, MS-M9017

  id: pod/drop-capabilities
  title: Drop all Linux capabilities, add none back beyond need
  section: Kubernetes Pod security / Appendix C requiredDropCapabilities
  version: 1.0
  strength: should
  severity: high
  severityReason: capabilities are the pieces of root that make escape possible
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: The hardened template drops every capability; anything kept must be argued for.
  passes: C.securityContext.capabilities.drop contains ALL (compare drop case-sensitively: PSA accepts
    only "ALL"; the API neither changes case nor strips a CAP_ prefix) and add is empty or only
    NET_BIND_SERVICE.
  fails: FAIL: drop lacks ALL (absent = the runtime default set, e.g. SETUID and, on containerd,
    NET_RAW and MKNOD; CRI-O ships a smaller one [unverified]); add holds ALL or any of SYS_ADMIN,
    NET_ADMIN, NET_RAW, SYS_MODULE, SYS_PTRACE, SYS_RAWIO, DAC_READ_SEARCH, BPF, PERFMON, SYS_BOOT,
    MAC_ADMIN, MAC_OVERRIDE, SETPCAP (critical for SYS_ADMIN/ALL/SYS_MODULE). Container-level only.
    PSS baseline already refuses every add outside AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID,
    KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT.
  fix: Set drop: [ALL]; keep NET_BIND_SERVICE if it was added, or for a root container with a declared
    containerPort < 1024. For a non-root user the added capability does not become effective (no
    ambient set; no_new_privs also voids file capabilities): propose a port >= 1024 or the safe sysctl
    net.ipv4.ip_unprivileged_port_start=0 instead. If the image runs as root and needs CHOWN/SETUID at
    start, propose only.
  trap: C-0046 only flags dangerous adds; it never asks for drop ALL. Be strict for the pass (exact
    "ALL") but lenient for the fail: when looking for dangerous adds, upper-case the value and strip a
    leading CAP_, because runtimes normalise differently. trivy KSV-0003 accepts "all" in lower case,
    which PSA refuses. P.os.name: windows: the API refuses capabilities and PSA skips the restricted
    check (1.25+).
  kubescape: C-0046, C-0199, C-0200, C-0201, C-0219, C-0220
  trivy: KSV-0003, KSV-0004, KSV-0005, KSV-0022, KSV-0106, KSV-0119, KSV-0120
  cis: 5.2.8, 5.2.9
  cis19: 5.2.8, 5.2.9, 5.2.10
  pss: baseline: Capabilities | restricted: Capabilities
  mitre: T1611
  msMatrix: MS-TA9018, MS-M9013

  id: pod/volume-types
  title: Allow only safe volume types
  section: Kubernetes Pod security / Appendix C volumes list
  version: 1.0
  strength: should
  severity: medium
  severityReason: inline host or network volumes dodge storage policy; gitRepo has had code execution
    bugs
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: The hardened template admits configMap, emptyDir, projected, secret, downwardAPI and
    persistentVolumeClaim only.
  passes: Every P.volumes[*] uses one of the six; PSS restricted additionally admits csi (inline),
    ephemeral and image (treat these as pass with note; the image volume is on by default from 1.35,
    GA 1.36). A volume entry with no source key is an emptyDir and passes.
  fails: FAIL: nfs, iscsi, rbd, cephfs, flexVolume, gitRepo, azureFile and every other inline source,
    hostPath.
  fix: Advice only (data migration to a PVC).
  trap: Write it as an allow list: anything not named fails. gitRepo no longer mounts by default from
    1.33 (locked off in 1.36), rbd and cephfs since 1.31, glusterfs since 1.26, yet the API still
    accepts the fields. trivy KSV-0028 is a deny list without hostPath and spells cephfs as cephFS, so
    it never matches; KSV-0121 compares hostPath.path for equality with nine paths, so /etc/ or
    /etc/kubernetes slips through.
  trivy: KSV-0028, KSV-0121
  cis: 5.2.11
  cis19: 5.2.12
  pss: restricted: Volume Types
  mitre: T1611
  msMatrix: MS-M9017

  id: pod/selinux
  title: Use SELinux labels where the node supports them
  section: Kubernetes Pod security; Table I seLinux
  version: 1.0
  strength: consider
  severity: medium
  severityReason: mandatory access control is the last wall after a runtime bug
  artefacts: manifest, live-cluster, node-files
  evidence: attest: node_mac {selinux|apparmor|none per node pool}
  summary: If nodes run SELinux, use it to confine containers further; never weaken the confinement
    type.
  passes: On SELinux nodes (enforcing): effective seLinuxOptions absent (runtime assigns container_t +
    unique MCS) or type in {"", container_t, container_init_t, container_kvm_t,
    container_engine_t(1.31+)} with empty user and role. Policy level: at least one of SELinux or
    AppArmor is active on each Linux node.
  fails: FAIL: type spc_t or other, custom user or role; node in permissive/disabled mode with no
    AppArmor either; containerd CRI enable_selinux false on a SELinux distro (false is its default, so
    an absent key fails too).
  fix: Remove forbidden seLinuxOptions; node mode is advice only.
  trap: PSA checks the pod-level and every container-level seLinuxOptions separately, so a bad
    pod-level value fails even if all containers override it; the level key is free. Absent is fine:
    it means the runtime default label, not "off". trivy k8s-nsa-1.0 control 1.8 (SELinux) is wired to
    KSV-0002, which is the AppArmor check.
  kubescape: C-0055
  trivy: KSV-0025
  cis: 5.6.3
  cis19: 5.7.3
  pss: baseline: SELinux
  mitre: T1611
  msMatrix: MS-M9011

  id: pod/apparmor
  title: Use AppArmor profiles where the node supports them
  section: Kubernetes Pod security; Table I AppArmor
  version: 1.0
  strength: consider
  severity: medium
  severityReason: same last-wall role as SELinux
  artefacts: manifest, live-cluster, node-files
  evidence: machine-checked
  summary: Confine applications with an AppArmor profile where possible.
  passes: Effective securityContext.appArmorProfile.type (C over P; field from 1.30) is RuntimeDefault
    or Localhost, or annotation container.apparmor.security.beta.kubernetes.io/<container> =
    runtime/default or localhost/* (pre-1.30, deprecated after). Absent on an AppArmor node = runtime
    default profile applied -> pass with note.
  fails: FAIL: Unconfined / unconfined; Localhost profile not loaded on the node (pod blocked);
    annotation and field that disagree (rejected for new pods). Strict mode: absent fails.
  fix: Set appArmorProfile.type: RuntimeDefault on 1.30+ for Linux pods only; convert annotation to
    field. On SELinux-only nodes the pod would be refused: check node evidence first.
  trap: Order used by the kubelet: container field, then the container annotation, then the pod field.
    An explicit RuntimeDefault or Localhost makes AppArmor mandatory, so a host without it rejects the
    pod; Unconfined does not. trivy KSV-0002 reads the annotation only and ignores the field.
    Ubuntu/Debian/SUSE nodes have AppArmor, RHEL family SELinux; demanding both everywhere produces
    only noise. trivy k8s-nsa-1.0 control 1.9 (AppArmor) is wired to KSV-0030 (seccomp).
  kubescape: C-0055
  trivy: KSV-0002
  pss: baseline: AppArmor
  mitre: T1611
  msMatrix: MS-M9011

  id: pod/seccomp
  title: Apply a seccomp profile
  section: Kubernetes Pod security; Table I seccomp; Hardening container environments
  version: 1.0
  strength: should
  severity: high
  severityReason: cuts most kernel attack surface used by escape exploits
  artefacts: manifest, live-cluster, kubelet-config, node-files
  evidence: machine-checked
  summary: First learn the syscalls with an auditing profile, then block everything else. At minimum
    use the runtime default profile, because seccomp is off by default.
  passes: Effective securityContext.seccompProfile.type (C over P) is RuntimeDefault or Localhost
    (with localhostProfile present on the node); or annotations
    seccomp.security.alpha.kubernetes.io/pod and container.seccomp... on < 1.19 (ignored since 1.27);
    or the kubelet has seccompDefault: true (GA 1.27, default false) and the field is absent.
  fails: FAIL: Unconfined; absent without seccompDefault (absent means Unconfined). privileged: true
    is always Unconfined whatever the field says.
  fix: Set pod-level seccompProfile.type: RuntimeDefault (very low breakage); generate a Localhost
    profile from recorded audit syscalls when logs exist.
  trap: kubescape C-0055 tests only that a seccompProfile key exists at pod or container level, so
    type: Unconfined passes; C-0210 in turn accepts only RuntimeDefault and fails Localhost. kubelet
    order: container field, pod field, then seccompDefault. seccompDefault does not satisfy PSS
    restricted, which wants the field. Windows pods: field refused, not applicable. CIS 4.2.14 does
    not exist in cis-1.9 and 1.10.
  kubescape: C-0055, C-0210
  trivy: KSV-0030, KSV-0104
  cis: 5.6.2, 4.2.14
  cis19: 5.7.2
  pss: baseline: Seccomp | restricted: Seccomp
  mitre: T1611, T1068
  msMatrix: MS-M9011

  id: pod/admission-policy
  title: Enforce a minimum pod security level at admission
  section: Kubernetes Pod security / Pod security enforcement
  version: 1.0 (PSP), 1.1 (Pod Security Admission and alternatives)
  strength: should
  severity: critical
  severityReason: without admission all other pod rules are voluntary
  artefacts: live-cluster, manifest, apiserver-flags
  evidence: machine-checked
  summary: Specs alone are not enough: the cluster must refuse non-conforming pods. v1.0 used
    PodSecurityPolicy; v1.1 moves to Pod Security Admission (on by default from 1.23) and mentions
    third-party policy engines.
  passes: Every non-exempt Namespace has label pod-security.kubernetes.io/enforce in {baseline,
    restricted} (restricted preferred) with a pinned or latest enforce-version; or the cluster-wide
    AdmissionConfiguration (--admission-control-config-file, PodSecurity plugin defaults.enforce) sets
    it; or a ValidatingAdmissionPolicy (GA 1.30) with failurePolicy Fail and a
    ValidatingAdmissionPolicyBinding whose validationActions holds Deny, or a
    Kyverno/Gatekeeper/Bulwark webhook equivalent with failurePolicy Fail, covers pods +
    pods/ephemeralcontainers.
  fails: FAIL: no enforce label and no default (unlabelled = privileged); PodSecurity listed in
    --disable-admission-plugins; only warn/audit labels; exemptions of broad users/namespaces; webhook
    failurePolicy Ignore or a namespaceSelector that lets whole namespaces out; RBAC that lets
    ordinary users label namespaces.
  fix: Generate Namespace labels after a dry run (kubectl label --dry-run=server semantics: evaluate
    existing pods first); start with warn+audit, promote to enforce when clean. Generate
    ValidatingAdmissionPolicies for the parts PSS lacks (read-only root, groups, automount).
  trap: kubescape C-0068 wants the PodSecurityPolicy plugin (removed in 1.25), so a correct modern
    cluster fails and one without the flag passes. kubescape C-0192 passes on any label whose key
    starts with pod-security.kubernetes.io/enforce, so enforce: privileged passes, and so does any
    namespaced webhook at all. PSA checks workload templates only in warn/audit; enforcement is on
    Pods. An unknown enforce value is evaluated as restricted, an unknown warn/audit value as
    privileged; enforce-version absent or malformed means latest (valid: latest or v1.N). Namespace
    labels override the cluster default, so a default does not protect a namespace labelled
    privileged.
  kubescape: C-0068, C-0192
  cis: 5.2.1
  mitre: T1610
  msMatrix: MS-M9017, MS-M9005.003

  id: pod/psp-migration
  title: Retire PodSecurityPolicy
  section: Kubernetes Pod security / Pod Security Policies (1.0); 1.1 marks PSP deprecated
  version: 1.1
  strength: should
  severity: medium
  severityReason: a dead control looks like protection
  artefacts: manifest, live-cluster, apiserver-flags, rbac
  evidence: machine-checked
  summary: PSP is deprecated (1.21) and gone (1.25); policies must be migrated. While it is in use,
    overlapping policies matter because the least restrictive authorised one wins.
  passes: Cluster >= 1.25, or no policy/v1beta1 PodSecurityPolicy in use. On < 1.25 with PSP: plugin
    enabled, each PSP bound by RBAC use verb to the right subjects only, no privileged PSP usable by
    system:authenticated.
  fails: FAIL: PSP manifests targeted at >= 1.25 (the kind is unknown there: a plain apply errors, a
    chart that tests API capabilities just omits it, and nothing is enforced either way); permissive
    PSP bound to broad groups; PSP objects without the plugin or without RBAC use.
  fix: Translate a PSP to PSS labels + a ValidatingAdmissionPolicy for residual fields (read-only
    root, groups, volumes).
  kubescape: C-0068
  trivy: KSV-0107
  cis: 5.2.1
  mitre: T1610
  msMatrix: MS-M9017

  id: pod/recheck-running
  title: Re-check pods that were admitted before the policy
  section: Kubernetes Pod security / Pod Security Policies note
  version: 1.0
  strength: should
  severity: medium
  severityReason: stale pods are the ones attackers find
  artefacts: live-cluster
  evidence: scan history (timestamped results)
  summary: Admission works at creation only; pods already running keep their old settings.
  passes: Periodic scan of live Pods (incl. static/mirror pods and bare pods) against current policy;
    zero violating pods older than the policy.
  fails: FAIL: running pod violates the level enforced on its namespace; static pods from kubelet
    manifests (PSA cannot stop them on the node).
  fix: List offenders with owner; propose rollout restart after template fix.
  trap: Labelling a namespace makes PSA warn about existing pods, but it looks at no more than 3000
    pods and about one second, so use an own full scan. A mirror pod rejected by PSA is only missing
    from the API; the static pod still runs on the node, so node manifests must be read too.
  cis: 5.2.1
  mitre: T1610
  msMatrix: MS-TA9017, MS-M9017

  id: pod/no-sa-token-automount
  title: Do not mount service account tokens that are not needed
  section: Kubernetes Pod security / Protecting Pod service account tokens
  version: 1.0
  strength: should
  severity: high
  severityReason: stolen tokens are the usual pivot from pod to cluster
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Most applications never call the API server; for them the token mount must be switched off.
  passes: P.automountServiceAccountToken == false; or it is absent and the referenced ServiceAccount
    (P.serviceAccountName, default "default") in the same namespace has automountServiceAccountToken:
    false; or the workload is declared to need the API (annotation/attestation) and has its own
    ServiceAccount. Explicit projected serviceAccountToken volumes are counted as a mount.
  fails: FAIL: pod field true; pod field absent and SA field absent/true (default true); SA says false
    but pod says true (pod wins); SA missing from input = unknown treated as mounted. A projected
    token with expirationSeconds is better but still a mount.
  fix: Set P.automountServiceAccountToken: false where no API use is evident (no in-cluster client
    env/volume, SA has no RBAC beyond defaults); set it false on every "default" ServiceAccount. On
    live clusters confirm with audit log: no requests by that SA over N days.
  trap: P.serviceAccount is the deprecated alias of serviceAccountName; read both. Mirror pods may not
    use a ServiceAccount. trivy KSV-0036 treats an absent pod field as safe unless the token path is
    mounted by hand, so it misses the default mount; kubescape C-0034/C-0190 follow the pod-over-SA
    order. Before 1.24 each SA also had a non-expiring Secret token; removing the mount does not
    remove that Secret.
  kubescape: C-0034, C-0053, C-0190, C-0261
  trivy: KSV-0036
  cis: 5.1.6
  mitre: T1528, T1552.001
  msMatrix: MS-TA9016, MS-M9025

  id: pod/sandboxed-runtime
  title: Use stronger isolation for risky workloads
  section: Kubernetes Pod security / Hardening container environments
  version: 1.0; extended in 1.1 (three families)
  strength: consider
  severity: medium
  severityReason: hardware boundary against kernel bugs
  artefacts: manifest, live-cluster, node-files
  evidence: attest: sandbox_decision {workloads, runtime, accepted_risk}
  summary: Use hypervisor-backed containers, kernel-based confinement or application sandboxes where
    the risk calls for it; on Windows, Hyper-V isolation.
  passes: Workloads labelled untrusted/multi-tenant have P.runtimeClassName naming a RuntimeClass
    whose handler is kata/gvisor(runsc)/firecracker/hyper-v, present on the nodes; or run on dedicated
    clusters/nodes.
  fails: WARN: untrusted workload without runtimeClassName; runtimeClassName naming a missing
    RuntimeClass (pod is rejected with 403 at admission).
  fix: Advice only: needs nodes with the runtime. May generate RuntimeClass +
    nodeSelector/tolerations.
  kubescape: C-0242, C-0249, C-0297, C-0233
  mitre: T1611
  msMatrix: MS-M9013

  id: pod/no-host-port
  title: Do not bind host ports (derived)
  section: Kubernetes Pod security (implied by denying frequently exploited features); PSS
  version: derived
  strength: should
  severity: medium
  severityReason: exposes pods on node addresses
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Host ports bypass Service and NetworkPolicy controls; the guide does not name them but PSS
    baseline and kubescape NSA do.
  passes: C.ports[*].hostPort absent or 0.
  fails: FAIL: hostPort > 0 (with hostNetwork true the API fills hostPort with containerPort on Pods;
    since 1.28 no longer in workload templates, older servers stored it there too).
  fix: Delete hostPort and propose a Service.
  trap: On live Pods a hostPort that merely mirrors hostNetwork is one finding, not two: report it
    under pod/no-host-network. With hostNetwork an explicit hostPort must equal containerPort. Init
    containers count; ephemeral containers cannot declare ports. kubescape C-0044 looks at containers
    only.
  kubescape: C-0044, C-0204
  trivy: KSV-0024
  cis: 5.2.12
  cis19: 5.2.13
  pss: baseline: Host Ports
  mitre: T1133
  msMatrix: MS-TA9005

  id: pod/pss-residual
  title: Remaining PSS baseline controls (derived)
  section: Kubernetes Pod security / Pod Security Admission (1.1 refers to the levels)
  version: derived
  strength: should
  severity: high
  severityReason: each is a known escape or SSRF path
  artefacts: manifest, live-cluster
  evidence: machine-checked
  summary: Following PSA as the guide advises also brings HostProcess, procMount, sysctls and (1.34+)
    probe-host controls.
  passes: windowsOptions.hostProcess absent/false at pod and at each container; procMount
    absent/Default; securityContext.sysctls only from the safe list of the evaluated policy version;
    host absent or "" in httpGet/tcpSocket of liveness, readiness and startup probes and of lifecycle
    postStart/preStop. Safe sysctls: kernel.shm_rmid_forced, net.ipv4.ip_local_port_range,
    tcp_syncookies, ping_group_range, ip_unprivileged_port_start (all versions); +
    ip_local_reserved_ports (1.27); + tcp_keepalive_time, tcp_fin_timeout, tcp_keepalive_intvl,
    tcp_keepalive_probes (1.29); + tcp_rmem, tcp_wmem (1.32); + tcp_slow_start_after_idle,
    tcp_notsent_lowat (1.37), all under net.ipv4.
  fails: FAIL on any other value, including host: 127.0.0.1 or localhost in a probe. hostProcess true
    is Windows root-equivalent (critical).
  fix: Delete the field.
  trap: PSA looks at pod level and container level separately (no override for hostProcess).
    procMount: the API accepts Unmasked only with hostUsers: false; from policy v1.35 baseline waives
    the check for such pods while restricted keeps it. The probe-host control exists from policy v1.34
    only, so pin the version you evaluate. trivy KSV-0026 stops at the 1.32 list.
  kubescape: C-0202
  trivy: KSV-0103, KSV-0027, KSV-0026
  cis: 5.2.10
  cis19: 5.2.11
  pss: baseline: HostProcess | baseline: /proc Mount Type | baseline: Sysctls | baseline: Host Probes
    / Lifecycle Hooks
  mitre: T1611
  msMatrix: MS-M9017
  """#
