internal import ArgumentParser
internal import Assessment
internal import AuditLogs
internal import AuditPolicies
internal import Documents
internal import Glibc
internal import Kubernetes
internal import Reporting

struct AuditPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Tell which detections an audit policy leaves blind, by which rule, and where secrets leak.",
    discussion: """
      Tries the requests of each detection's examples, as the API server would. Exit codes: 0 none is blind and \
      nothing leaks, 1 otherwise, 2 the policy or the sample could not be read.

      Example:
        bulwark audit policy --suggest audit-policy.yaml
      """)

  @Argument(help: "The audit policy, or - for standard input.", completion: .file())
  var file: String

  @Option(help: "How to print it: text or json.")
  var format = PlainFormat.text

  @Flag(help: "Print the rules that are missing, to be put before all others.")
  var suggest = false

  @Option(help: "A log to try the policy on: how many of its events would be kept.", completion: .file())
  var sample: [String] = []

  func run() throws {
    let policy = try read()
    var counts = sample.isEmpty ? [] : [0, 0, 0, 0]
    if !sample.isEmpty {
      let reading = LogReading.each(in: sample) { event, _ in
        counts[policy.level(of: event.policyRequest).level.rawValue] += 1
      }
      for (path, message) in reading.errors { warn("\(path): \(message)") }
      if !reading.errors.isEmpty { throw ExitCode(2) }
    }
    let report = PolicyReport(policy, name: file == "-" ? "<stdin>" : file, sample: counts)
    let output = Output(descriptor: STDOUT_FILENO)
    if suggest {
      output.write(PolicySuggestion(report.sights).text)
    } else if format == .json {
      report.writeJSON(toolVersion: Bulwark.version, to: output)
    } else {
      report.writeText(style: Terminal.standardOutputStyle, to: output)
    }
    output.flush()
    if report.isFaulty { throw ExitCode(1) }
  }

  private func read() throws -> AuditPolicy {
    let limit = 16 << 20
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readInput(named: file, limit: limit)
    } catch {
      warn("\(file): \(error.message)")
      throw ExitCode(2)
    }
    let text = Documents.parse(bytes, name: file)
    if let error = text.errors.first {
      warn("\(file): \(error.message)")
      throw ExitCode(2)
    }
    for document in text.documents {
      guard case .objects(let objects) = KubernetesObject.read(document) else { continue }
      if let policy = objects.lazy.compactMap({ AuditPolicy($0) }).first { return policy }
    }
    warn("\(file) holds no audit policy (kind Policy of audit.k8s.io)")
    throw ExitCode(2)
  }
}
