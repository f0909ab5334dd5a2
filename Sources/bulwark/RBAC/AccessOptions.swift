internal import AccessControl
internal import ArgumentParser
internal import Assessment
internal import Glibc
internal import Kubernetes
internal import Reporting

/// How the answers about access are printed.
enum AccessFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv
}

/// What all questions about access are asked with.
struct AccessOptions: ParsableArguments {
  @Option(help: "How to print the answer: text, json or csv.")
  var format = AccessFormat.text

  @Flag(
    help: """
      Also count the bindings that Kubernetes makes in every cluster, such as those of its controllers, where the \
      input does not hold them.
      """)
  var withDefaults = false

  @OptionGroup
  var input: InputOptions

  /// What was read.
  struct Reading {
    let inventory: Inventory
    let report: Report
    /// Something could not be read, or there was nothing to answer from.
    let isIncomplete: Bool
  }

  /// The engine over what was read.
  func authorizer(_ reading: Reading) -> Authorizer {
    Authorizer(
      reading.inventory, defaults: withDefaults ? .rolesAndBindings : .roles, version: input.version)
  }

  /// Prints an answer in the form that was asked for.
  func write(_ answer: some AccessAnswer) {
    let output = Output(descriptor: STDOUT_FILENO)
    switch format {
    case .text: answer.write(to: output, style: Terminal.standardOutputStyle)
    case .json: answer.writeJSON(to: output, toolVersion: Bulwark.version)
    case .csv: answer.writeCSV(to: output)
    }
    output.flush()
  }

  func read(_ paths: [String]) throws -> Reading {
    let (inventory, report) = try input.read(paths, for: .access) { scan in
      let found = scan.read()
      return (found.inventory, scan.judge(found))
    }
    let isEmpty = !inventory.objects.contains(where: \.isAccessControl)
    if isEmpty, !input.allowEmpty {
      let inputs = paths.map { $0 == "-" ? "standard input" : $0 }.joined(separator: ", ")
      warn("no role and no binding in \(inputs); --allow-empty accepts that")
    }
    if format == .csv {
      for error in report.errors { warn("\(error.file): \(error.message)") }
      for missing in report.unassessed { warn("\(missing.file): \(missing.message)") }
    }
    return Reading(
      inventory: inventory, report: report,
      isIncomplete: input.isIncomplete(report.errors, report.unassessed) || isEmpty && !input.allowEmpty)
  }
}
