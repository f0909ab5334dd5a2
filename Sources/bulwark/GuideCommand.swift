internal import ArgumentParser
internal import Assessment
internal import Glibc
internal import Guide
internal import Reporting

struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "List the recommendations of the guidance and what can be said of each today.",
    discussion: """
      What no manifest shows, the configuration of the current folder attests: until when, and what is still \
      to be attested, stands beside each. With --cluster each has the verdict that the live cluster earns, with files \
      that which they earn, be it the dump of a cluster. What a cloud runs, such as the control plane of EKS, GKE and \
      AKS, is no verdict on its owner: "managed by" stands there.
      """)

  @Argument(help: "Files, folders or a dump to judge, or - for standard input.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Also print the evidence that each recommendation needs.")
  var evidence = false

  @Option(help: "How to print it: text or json.")
  var format = PlainFormat.text

  #if Cluster
    @OptionGroup
    var live: ClusterOptions
  #endif

  @OptionGroup
  var configuration: ConfigurationOptions

  @OptionGroup
  var releases: KubernetesDataOptions

  func validate() throws {
    #if Cluster
      if live.cluster, !paths.isEmpty {
        throw ValidationError("--cluster takes the place of files: name none")
      }
    #endif
  }

  func run() throws {
    let loaded = try configuration.load(for: paths.isEmpty ? ["."] : paths)
    let report = try report(loaded)
    let output = Output(descriptor: STDOUT_FILENO)
    let overview = GuideOverview(
      style: Terminal.standardOutputStyle, showsEvidence: evidence, configuration: loaded?.configuration,
      today: configuration.today, report: report)
    switch format {
    case .text: overview.write(to: output)
    case .json: overview.writeJSON(to: output)
    }
    output.flush()
  }

  /// What all checks say of the live cluster or the files that are asked about; nil where nothing is.
  private func report(_ loaded: ConfigurationFile.Loaded?) throws -> Report? {
    var scan = Scan(paths: paths)
    scan.today = configuration.today
    scan.kubernetesData = try releases.load()
    if let loaded { scan.apply(loaded) }
    #if Cluster
      if live.cluster { scan.cluster = try live.read(ProgressLine(isShown: Terminal.showsProgress)).texts }
    #endif
    guard !paths.isEmpty || scan.cluster != nil else { return nil }
    let input = scan.read()
    if let version = input.serverVersion { scan.version = version }
    let report = scan.judge(input)
    for gap in report.gapLines { warn(gap) }
    return report
  }
}
