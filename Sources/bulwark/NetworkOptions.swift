public import ArgumentParser
internal import Assessment
public import Connectivity
internal import Reporting

extension HostNetworkReading: ExpressibleByArgument {}

/// What all commands on networks are asked with.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: """
      How policies see pods on the network of their node, which is up to the plugin: pod (like other pods) or \
      node (not at all, as with most plugins).
      """)
  var hostNetwork = HostNetworkReading.pod

  @Flag(help: "Policies of other engines, which are not understood, do not make the exit code 2.")
  var allowForeign = false

  @OptionGroup
  var input: InputOptions

  /// Reads the files, and says on standard error what of them could not be understood.
  func read(_ paths: [String]) throws -> NetworkReading {
    let reading = try input.read(paths, for: .network) { $0.readNetwork(hostNetwork: hostNetwork) }
    for line in reading.gapLines { warn(line) }
    for warning in NetworkWarnings.of(reading.connectivity) { warn(warning) }
    if reading.connectivity.workloads.isEmpty, !input.allowEmpty {
      warn("no workload in \(paths.joined(separator: ", ")); --allow-empty accepts that")
    }
    return reading
  }

  /// Ends the program where the answer rests on less than the whole input.
  func checkCompleteness(_ reading: NetworkReading) throws {
    let isIncomplete =
      input.isIncomplete(reading.errors, reading.unassessed)
      || reading.connectivity.workloads.isEmpty && !input.allowEmpty
      || !reading.connectivity.isComplete && !allowForeign
    if isIncomplete { throw ExitCode(2) }
  }
}
