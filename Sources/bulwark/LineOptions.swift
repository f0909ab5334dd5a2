internal import ArgumentParser
internal import Assessment
internal import Findings
internal import Guide
internal import Kubernetes
internal import Reporting

/// By what a line is explained: the same as what a scan goes by.
struct LineOptions: ParsableArguments {
  @Option(help: "The rules to judge by, as scan takes them. (default: nsa)")
  var profile: Profile?

  @Option(
    help: "The minor version of Kubernetes to judge for. (default: \(KubernetesVersion.latest))",
    completion: .kubernetesVersions)
  var kubernetesVersion: String?

  @OptionGroup
  var configuration: ConfigurationOptions

  @OptionGroup
  var waivers: InlineWaiverOptions

  @Option(help: "Say which findings this file knows.", completion: .file())
  var baseline: String?

  var isGiven: Bool {
    profile != nil || kubernetesVersion != nil || baseline != nil || waivers.noInlineWaivers
      || configuration.isGiven
  }

  func validate() throws { try kubernetesVersion.map(validateVersion) }

  /// Where nothing can be said, that is said and the program ends.
  func explain(_ place: FilePlace, _ checks: [String]?) throws -> LineReport {
    var scan = Scan(paths: [place.file])
    let loaded = try configuration.load(for: scan.paths)
    scan.today = configuration.today
    scan.readsWaivers = !waivers.noInlineWaivers
    if let loaded { scan.apply(loaded) }
    if let profile { scan.profile = profile }
    if let version = kubernetesVersion.flatMap(KubernetesVersion.init) { scan.version = version }
    scan.checks = try selectChecks([], skipping: [], configuration: loaded?.configuration)
    let known = try baseline.map(readBaseline)
    do throws(LineError) {
      return try scan.explain(place, checks: checks, baseline: known)
    } catch {
      warn(error.message)
      throw ExitCode(2)
    }
  }
}
