public import ArgumentParser
internal import Assessment
public import Connectivity
internal import Glibc
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

  @Flag(help: "Charts that are not rendered do not make the exit code 2.")
  var allowUnrendered = false

  @Flag(help: "An input without workloads does not make the exit code 2.")
  var allowEmpty = false

  @Flag(help: "Policies of other engines, which are not understood, do not make the exit code 2.")
  var allowForeign = false

  @Flag(help: "Read files that git ignores.")
  var noIgnore = false

  /// Reads the files, and says on standard error what of them could not be understood.
  func read(_ paths: [String]) -> NetworkReading {
    var scan = Scan(paths: paths)
    scan.respectGitignore = !noIgnore
    scan.jobs = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let reading = scan.readNetwork(hostNetwork: hostNetwork)
    for line in reading.gapLines { warn(line) }
    for warning in NetworkWarnings.of(reading.connectivity) { warn(warning) }
    if reading.connectivity.workloads.isEmpty, !allowEmpty {
      warn("no workload in \(paths.joined(separator: ", ")); --allow-empty accepts that")
    }
    return reading
  }

  /// Ends the program where the answer rests on less than the whole input.
  func checkCompleteness(_ reading: NetworkReading) throws {
    let isIncomplete =
      !reading.errors.isEmpty
      || reading.unassessed.contains { $0.reason != .chartNotRendered || !allowUnrendered }
      || reading.connectivity.workloads.isEmpty && !allowEmpty
      || !reading.connectivity.isComplete && !allowForeign
    if isIncomplete { throw ExitCode(2) }
  }
}
