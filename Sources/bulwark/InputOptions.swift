internal import ArgumentParser
internal import Assessment
internal import Glibc
internal import Kubernetes

/// What the analyses of roles and of networks read, and what of it may be missing.
struct InputOptions: ParsableArguments {
  #if Cluster
    @OptionGroup
    var live: ClusterOptions
  #endif

  @OptionGroup
  var rendering: RenderingOptions

  @Option(
    help: "The minor version of Kubernetes to judge for. (default: \(KubernetesVersion.latest))",
    completion: .kubernetesVersions)
  var kubernetesVersion: String?

  @Flag(help: "Charts that are not rendered do not make the exit code 2.")
  var allowUnrendered = false

  @Flag(help: "An input that has nothing to answer from does not make the exit code 2.")
  var allowEmpty = false

  @Flag(help: "Read files that git ignores.")
  var noIgnore = false

  func validate() throws { try kubernetesVersion.map(validateVersion) }

  var version: KubernetesVersion { kubernetesVersion.flatMap(KubernetesVersion.init) ?? .latest }

  /// What is asked about: of a live cluster no more is read.
  enum Purpose { case access, network }

  /// Reads the paths by a scan that runs no check.
  func read<Reading>(_ paths: [String], for purpose: Purpose, by reading: (Scan) -> Reading) throws -> Reading
  {
    var scan = Scan(paths: paths)
    scan.checks = []
    scan.version = version
    scan.respectGitignore = !noIgnore
    scan.jobs = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let progress = ProgressLine(isShown: Terminal.showsProgress)
    scan.progress = { progress.update($0, of: $1) }
    try readCluster(into: &scan, progress, paths, purpose)
    scan.renderer = try rendering.renderer(for: version, progress, isVerbose: false)
    let read = reading(scan)
    progress.clear()
    if scan.renderer != nil {
      warn("in what is rendered, lines are counted in what helm or kustomize makes of the named file")
    }
    return read
  }

  private func readCluster(
    into scan: inout Scan, _ progress: ProgressLine, _ paths: [String], _ purpose: Purpose
  ) throws {
    #if Cluster
      guard live.cluster else { return }
      guard paths == ["."] else { throw ValidationError("--cluster takes the place of files: name none") }
      scan.cluster = try live.read(for: purpose == .access ? .access : .network, progress).texts
    #endif
  }

  /// Whether some of the input could not be read, and is not allowed to be missing.
  func isIncomplete(_ errors: [InputError], _ unassessed: [Unassessed]) -> Bool {
    !errors.isEmpty || unassessed.contains { $0.reason != .chartNotRendered || !allowUnrendered }
  }
}
