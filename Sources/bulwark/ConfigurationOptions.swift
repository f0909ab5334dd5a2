internal import ArgumentParser
internal import Assessment
internal import Reporting

/// The flags that say by which configuration to go.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: """
      Go by this configuration. (default: the nearest .bulwark.yaml from the common folder of the paths up to \
      the root of the git working tree)
      """,
    completion: .file())
  var config: String?

  @Flag(help: "Go by no configuration.")
  var noConfig = false

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
