internal import ArgumentParser
internal import Assessment
internal import Findings
internal import Glibc
internal import Judgement
internal import Reporting

/// The flags that say by which configuration to go.
struct ConfigurationChoice: ParsableArguments {
  @Option(
    help: """
      Go by this configuration. (default: the nearest .bulwark.yaml from the common folder of the paths up to \
      the root of the git working tree)
      """,
    completion: .file())
  var config: String?

  @Flag(help: "Go by no configuration.")
  var noConfig = false

  var isGiven: Bool { config != nil || noConfig }

  func validate() throws {
    if noConfig, config != nil { throw ValidationError("--config and --no-config exclude each other") }
  }

  /// The configuration to go by. Where it cannot be used, that is said and the program ends.
  func load(for paths: [String]) throws -> ConfigurationFile.Loaded? {
    guard !noConfig else { return nil }
    do throws(ConfigurationFile.Failure) {
      if let config { return try ConfigurationFile.read(config) }
      return try ConfigurationFile.search(for: paths)
    } catch {
      for line in ConfigurationFaults.lines(error) { warn(line) }
      throw ExitCode(2)
    }
  }
}

/// The same, and the day by which what the configuration grants is over.
struct ConfigurationOptions: ParsableArguments {
  @OptionGroup
  var choice: ConfigurationChoice

  @Option(
    help: "The day by which waivers and attestations expire, as a date or in RFC 3339. (default: today)")
  var now: String?

  /// The day of the run: the only place where the program looks at the clock for its verdicts.
  var today: Day { now.flatMap(Day.init(moment:)) ?? Day(secondsSinceEpoch: time(nil)) }

  /// A day by which somebody should look again at what is decided now.
  var inNinetyDays: Day { today.advanced(by: 90) }

  var isGiven: Bool { choice.isGiven || now != nil }

  func validate() throws {
    if let now, Day(moment: now) == nil {
      throw ValidationError("'\(now)' is no date; write it as 2027-01-31 or 2027-01-31T12:00:00Z")
    }
  }

  func load(for paths: [String]) throws -> ConfigurationFile.Loaded? { try choice.load(for: paths) }
}

/// The flag that leaves the manifests without a say.
struct InlineWaiverOptions: ParsableArguments {
  @Flag(help: "Comments and annotations in the manifests waive nothing.")
  var noInlineWaivers = false
}
