// Written by `make generate` from the files beside it; do not edit.

extension Registry {
  static let generated: [any Check] = [
    DuplicateKeys(),
    AppArmorAnnotation(),
    AppArmorConfined(),
    AppArmorConflict(),
    NoHostPID(),
    NoHostPath(),
    NoHostPathPersistentVolume(),
    NoRuntimeSocket(),
    NoSensitiveHostPath(),
    ReadOnlyRootFilesystem(),
    SELinuxOptions(),
    SafeVolumeTypes(),
    SeccompAnnotation(),
    SeccompProfile(),
    SeccompUnconfined(),
  ]
}
