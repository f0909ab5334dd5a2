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
      to be attested, stands beside each. With --cluster each has the verdict that the live cluster earns.
      """)

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

  #if Cluster
    @OptionGroup
    var releases: KubernetesDataOptions
  #endif

  func run() throws {
    let loaded = try configuration.load(for: ["."])
    let report = try clusterReport(loaded)
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

  /// What all checks say of the live cluster that is asked about.
  private func clusterReport(_ loaded: ConfigurationFile.Loaded?) throws -> Report? {
    #if Cluster
      guard live.cluster else { return nil }
      let progress = ProgressLine(isShown: Terminal.showsProgress)
      var scan = Scan(paths: [])
      scan.today = configuration.today
      scan.kubernetesData = try releases.load()
      if let loaded { scan.apply(loaded) }
      scan.cluster = try live.read(progress).texts
      let input = scan.read()
      if let version = input.serverVersion { scan.version = version }
      let report = scan.judge(input)
      for gap in report.gapLines { warn(gap) }
      return report
    #else
      return nil
    #endif
  }
}
