// Written by `make generate` from the files beside it; do not edit.

extension Registry {
  static let generated: [any Check] = [
    DuplicateKeys(),
    NoHostPID(),
    ReadOnlyRootFilesystem(),
  ]
}
