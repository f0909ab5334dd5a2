// Written by `make generate` from the files beside it; do not edit.

extension Registry {
  static let generated: [any Check] = [
    DuplicateKeys(),
    WrongTypes(),
    AdmissionPolicy(),
    AdmissionPolicyPrivileged(),
    AdmissionPolicyUnknownLevel(),
    AdmissionPolicyVersion(),
    AdmissionPolicyWarnOnly(),
    AppArmorAnnotation(),
    AppArmorConfined(),
    AppArmorConflict(),
    DefaultAccountToken(),
    KnownRuntimeClass(),
    NoHostPID(),
    NoHostPath(),
    NoHostPathPersistentVolume(),
    NoRuntimeSocket(),
    NoSensitiveHostPath(),
    NoTokenAutomount(),
    PermissivePodSecurityPolicy(),
    PodSecurityPolicyMigration(),
    ProjectedToken(),
    ReadOnlyRootFilesystem(),
    SELinuxOptions(),
    SafeVolumeTypes(),
    SandboxedRuntime(),
    SeccompAnnotation(),
    SeccompProfile(),
    SeccompUnconfined(),
  ]
}
