internal import ArgumentParser
internal import AuditLogs
internal import Detections
internal import Judgement

/// The flags that say what is looked for.
struct DetectionOptions: ParsableArguments {
  @Option(help: "How many alerts of one detection are shown; the rest is counted.")
  var budget = 1000

  @Option(help: "Leave out these detections (repeatable, or with commas).")
  var skip: [String] = []

  @OptionGroup
  var configuration: ConfigurationOptions

  func validate() throws {
    if budget < 1 { throw ValidationError("--budget takes a number from 1") }
  }

  /// What to look for, by the flags and the configuration.
  func read(for paths: [String]) throws -> (Replay.Options, Configuration?) {
    let loaded = try configuration.load(for: paths)?.configuration
    var options = Replay.Options()
    options.settings = DetectionSettings(loaded?.parameters ?? [:])
    options.skipped = try skipped().union(loaded?.skip ?? [])
    options.waivers = loaded?.waivers ?? []
    options.today = configuration.today
    options.budget = budget
    return (options, loaded)
  }

  private func skipped() throws -> Set<String> {
    var ids: Set<String> = []
    for name in skip.flatMap({ $0.split(separator: ",") }).map({ $0.uppercased() }) {
      guard DetectionRegistry.detection(name) != nil else {
        throw ValidationError("there is no detection '\(name)'; `bulwark audit explain` lists them")
      }
      ids.insert(name)
    }
    return ids
  }
}
