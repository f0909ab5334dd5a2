/// What another tool calls a check of ours: a name that `--check` understands, and what it means here.
public struct PeerName: Sendable, Hashable {
  /// The tools whose names are listed beside those of the recommendations' own cross references.
  public enum Tool: String, Sendable, CaseIterable {
    case checkov
    case kubeLinter = "kube-linter"
    case kubeScore = "kube-score"
    case polaris = "Polaris"
  }

  public let tool: Tool
  /// As the tool spells it: `CKV_K8S_16`, `privileged-container`.
  public let name: String
  /// Recommendations (`pod/seccomp`) or single checks (`pod/no-host-path/socket`), in the guide's order.
  /// Like a cross reference it means "same subject", never "same verdict".
  public let targets: [String]
}

extension Catalogue {
  /// The names of checkov, kube-linter, kube-score and Polaris. Those without a subject in the guidance,
  /// such as probes and replicas, are not here.
  public static let peerNames: [PeerName] = peerLines.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ").map(String.init)
    guard words.count >= 3, let tool = PeerName.Tool(rawValue: words[0]) else { return nil }
    return PeerName(tool: tool, name: words[1], targets: Array(words[2...]))
  }

  /// What checkov, kube-linter, kube-score or Polaris mean by a name, in either case: ids of
  /// recommendations and checks. Where several tools use the name, what each of them means.
  public static func peerTargets(_ name: String) -> [String] {
    var targets: [String] = []
    for id in peerIndex[name.lowercased()] ?? [] where !targets.contains(id) { targets.append(id) }
    return targets
  }

  /// What any other tool means by a name, as ids of recommendations and checks: its `aliases` with what else
  /// is read for them, then its `peerTargets`.
  public static func foreignTargets(_ name: String) -> [String] {
    aliases(name).map(\.id) + artefactTargets(name) + peerTargets(name)
  }

  private static let peerIndex = Dictionary(
    peerNames.map { ($0.name.lowercased(), $0.targets) }, uniquingKeysWith: +)

  /// One name a line: tool, name, targets. Sources: checkov 3.3, kube-linter 0.8, kube-score 1.20,
  /// Polaris 10, each by its own list of checks.
  private static let peerLines = """
    checkov CKV_K8S_1 pod/psp-migration/permissive
    checkov CKV_K8S_2 pod/psp-migration/permissive
    checkov CKV_K8S_3 pod/psp-migration/permissive
    checkov CKV_K8S_4 pod/psp-migration/permissive
    checkov CKV_K8S_5 pod/psp-migration
    checkov CKV_K8S_6 pod/psp-migration
    checkov CKV_K8S_7 pod/psp-migration
    checkov CKV_K8S_10 network/container-resources
    checkov CKV_K8S_11 network/container-resources
    checkov CKV_K8S_12 network/container-resources
    checkov CKV_K8S_13 network/container-resources
    checkov CKV_K8S_14 image/pin-digest
    checkov CKV_K8S_16 pod/no-privileged
    checkov CKV_K8S_17 pod/no-host-pid
    checkov CKV_K8S_18 pod/no-host-ipc
    checkov CKV_K8S_19 pod/no-host-network
    checkov CKV_K8S_20 pod/no-privilege-escalation
    checkov CKV_K8S_21 network/namespaces
    checkov CKV_K8S_22 pod/read-only-rootfs
    checkov CKV_K8S_23 pod/non-root
    checkov CKV_K8S_24 pod/psp-migration
    checkov CKV_K8S_25 pod/drop-capabilities/added pod/drop-capabilities/default-set
    checkov CKV_K8S_26 pod/no-host-port
    checkov CKV_K8S_27 pod/no-host-path/socket
    checkov CKV_K8S_28 pod/drop-capabilities
    checkov CKV_K8S_29 pod/non-root pod/read-only-rootfs pod/no-privilege-escalation \
    pod/drop-capabilities pod/seccomp
    checkov CKV_K8S_30 pod/non-root pod/read-only-rootfs pod/no-privilege-escalation \
    pod/drop-capabilities pod/seccomp
    checkov CKV_K8S_31 pod/seccomp
    checkov CKV_K8S_32 pod/psp-migration
    checkov CKV_K8S_35 secrets/use-secrets/variables
    checkov CKV_K8S_36 pod/psp-migration
    checkov CKV_K8S_37 pod/drop-capabilities
    checkov CKV_K8S_38 pod/no-sa-token-automount
    checkov CKV_K8S_39 pod/drop-capabilities/added
    checkov CKV_K8S_40 pod/non-root
    checkov CKV_K8S_41 pod/no-sa-token-automount/account
    checkov CKV_K8S_42 auth/workload-identity
    checkov CKV_K8S_43 image/pin-digest
    checkov CKV_K8S_49 auth/least-privilege
    checkov CKV_K8S_68 auth/anonymous-off
    checkov CKV_K8S_69 auth/no-static-credentials
    checkov CKV_K8S_70 auth/no-static-credentials
    checkov CKV_K8S_71 controlplane/apiserver-kubelet-tls
    checkov CKV_K8S_72 controlplane/apiserver-kubelet-tls
    checkov CKV_K8S_73 controlplane/apiserver-kubelet-tls
    checkov CKV_K8S_74 auth/no-always-allow
    checkov CKV_K8S_75 auth/rbac-enabled
    checkov CKV_K8S_77 auth/rbac-enabled
    checkov CKV_K8S_84 pod/psp-migration
    checkov CKV_K8S_86 controlplane/insecure-port
    checkov CKV_K8S_88 controlplane/insecure-port
    checkov CKV_K8S_89 controlplane/insecure-port
    checkov CKV_K8S_91 logging/audit-enabled
    checkov CKV_K8S_92 logging/audit-retention
    checkov CKV_K8S_93 logging/audit-retention
    checkov CKV_K8S_94 logging/audit-retention
    checkov CKV_K8S_96 auth/token-protection/lookup
    checkov CKV_K8S_99 controlplane/etcd-client-tls
    checkov CKV_K8S_100 controlplane/apiserver-tls
    checkov CKV_K8S_102 controlplane/etcd-client-tls
    checkov CKV_K8S_104 secrets/encryption-at-rest secrets/strong-provider
    checkov CKV_K8S_105 network/encrypt-all-traffic
    checkov CKV_K8S_112 network/certificate-distribution
    checkov CKV_K8S_113 controlplane/scheduler-controller-ports
    checkov CKV_K8S_115 controlplane/scheduler-controller-ports
    checkov CKV_K8S_116 controlplane/etcd-client-tls
    checkov CKV_K8S_117 controlplane/etcd-client-tls
    checkov CKV_K8S_118 controlplane/etcd-client-tls
    checkov CKV_K8S_119 controlplane/etcd-peer-tls
    checkov CKV_K8S_121 controlplane/etcd-peer-tls
    checkov CKV_K8S_138 controlplane/kubelet-anonymous-off
    checkov CKV_K8S_139 controlplane/kubelet-authorization
    checkov CKV_K8S_140 controlplane/apiserver-kubelet-tls
    checkov CKV_K8S_141 controlplane/kubelet-readonly-port
    checkov CKV_K8S_147 logging/events-kept
    checkov CKV_K8S_148 network/encrypt-all-traffic
    checkov CKV_K8S_149 network/certificate-distribution
    checkov CKV_K8S_151 network/encrypt-all-traffic
    checkov CKV_K8S_155 auth/escalation-verbs
    checkov CKV_K8S_156 auth/escalation-verbs
    checkov CKV_K8S_157 auth/escalation-verbs
    checkov CKV_K8S_158 auth/escalation-verbs
    kube-linter access-to-create-pods auth/least-privilege
    kube-linter access-to-secrets secrets/rbac-restrict
    kube-linter automount-service-account-token pod/no-sa-token-automount
    kube-linter cluster-admin-role-binding auth/least-privilege
    kube-linter configmap-with-credentials secrets/use-secrets/config-map
    kube-linter container-runtime-sock pod/no-host-path/socket
    kube-linter default-service-account auth/workload-identity
    kube-linter docker-sock pod/no-host-path/socket
    kube-linter drop-net-raw-capability pod/drop-capabilities
    kube-linter env-var-secret secrets/use-secrets
    kube-linter escalate-verb-in-role auth/escalation-verbs
    kube-linter exposed-services network/service-exposure
    kube-linter host-ipc pod/no-host-ipc
    kube-linter host-network pod/no-host-network
    kube-linter host-pid pod/no-host-pid
    kube-linter image-not-pinned-by-digest image/pin-digest
    kube-linter latest-tag image/pin-digest
    kube-linter no-read-only-root-fs pod/read-only-rootfs
    kube-linter non-isolated-pod network/default-deny-ingress network/default-deny-egress
    kube-linter privilege-escalation-container pod/no-privilege-escalation
    kube-linter privileged-container pod/no-privileged
    kube-linter read-secret-from-env-var secrets/use-secrets/variables
    kube-linter run-as-non-root pod/non-root
    kube-linter sensitive-host-mounts pod/no-host-path/sensitive pod/no-host-path/socket
    kube-linter unsafe-proc-mount pod/pss-residual/proc-mount
    kube-linter unsafe-sysctls pod/pss-residual/sysctls
    kube-linter unset-cpu-requirements network/container-resources
    kube-linter unset-memory-requirements network/container-resources
    kube-linter use-namespace network/namespaces
    kube-linter wildcard-in-rules auth/least-privilege
    kube-linter writable-host-mount pod/no-host-path
    kube-score container-image-tag image/pin-digest
    kube-score container-resources network/container-resources
    kube-score container-seccomp-profile pod/seccomp
    kube-score container-security-context pod/non-root pod/no-root-group pod/read-only-rootfs pod/no-privileged
    kube-score container-security-context-privileged pod/no-privileged
    kube-score container-security-context-readonlyrootfilesystem pod/read-only-rootfs
    kube-score container-security-context-user-group-id pod/non-root pod/no-root-group
    kube-score pod-networkpolicy network/default-deny-ingress network/default-deny-egress
    kube-score service-type network/service-exposure
    Polaris automountServiceAccountToken pod/no-sa-token-automount
    Polaris clusterrolePodExecAttach auth/limit-exec
    Polaris clusterrolebindingClusterAdmin auth/least-privilege
    Polaris clusterrolebindingPodExecAttach auth/limit-exec
    Polaris cpuLimitsMissing network/container-resources
    Polaris cpuRequestsMissing network/container-resources
    Polaris dangerousCapabilities pod/drop-capabilities/added
    Polaris hostIPCSet pod/no-host-ipc
    Polaris hostNetworkSet pod/no-host-network
    Polaris hostPIDSet pod/no-host-pid
    Polaris hostPathSet pod/no-host-path
    Polaris hostPortSet pod/no-host-port
    Polaris hostProcess pod/pss-residual/host-process
    Polaris insecureCapabilities pod/drop-capabilities
    Polaris linuxHardening pod/drop-capabilities pod/selinux pod/apparmor pod/seccomp
    Polaris memoryLimitsMissing network/container-resources
    Polaris memoryRequestsMissing network/container-resources
    Polaris missingNetworkPolicy network/default-deny-ingress network/default-deny-egress
    Polaris notReadOnlyRootFilesystem pod/read-only-rootfs
    Polaris privilegeEscalationAllowed pod/no-privilege-escalation
    Polaris procMount pod/pss-residual/proc-mount
    Polaris rolePodExecAttach auth/limit-exec
    Polaris rolebindingClusterAdminClusterRole auth/least-privilege
    Polaris rolebindingClusterAdminRole auth/least-privilege
    Polaris rolebindingClusterRolePodExecAttach auth/limit-exec
    Polaris rolebindingRolePodExecAttach auth/limit-exec
    Polaris runAsPrivileged pod/no-privileged
    Polaris runAsRootAllowed pod/non-root
    Polaris sensitiveConfigmapContent secrets/use-secrets/config-map
    Polaris sensitiveContainerEnvVar secrets/use-secrets
    Polaris tagNotSpecified image/pin-digest
    Polaris tlsSettingsMissing network/external-tls
    """
}
