internal import AccessControl
internal import ArgumentParser
internal import Assessment
internal import Reporting

struct AccessDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Who can do more, and who less, in one input than in another.",
    discussion: """
      Compares what is granted in effect: rights that moved to another rule, role or binding are no difference.

      Exit codes: 0 nobody can do more in NEW, 1 somebody can, 2 something could not be read.

      Examples:
        bulwark rbac diff old/ new/
        kubectl get clusterroles,clusterrolebindings,roles,rolebindings -A -o json | bulwark rbac diff - deploy/
      """)

  @Argument(help: "A file, a folder, or - for standard input: how it was.", completion: .file())
  var old: String

  @Argument(help: "How it is to be.", completion: .file())
  var new: String

  @OptionGroup
  var options: AccessOptions

  func validate() throws {
    if old == "-", new == "-" { throw ValidationError("standard input cannot be both sides") }
  }

  func run() throws {
    let (before, after) = (try options.read([old]), try options.read([new]))
    let difference = try compare(before, after)
    let answer = AccessDifferenceReport(difference, readings: [before.report, after.report])
    options.write(answer)
    if before.isIncomplete || after.isIncomplete { throw ExitCode(2) }
    if !difference.gained.isEmpty { throw ExitCode(1) }
  }

  private func compare(
    _ before: AccessOptions.Reading, _ after: AccessOptions.Reading
  ) throws -> AccessDifference {
    do throws(AccessTooLarge) {
      return try AccessDifference(from: options.authorizer(before), to: options.authorizer(after))
    } catch {
      warn("the rules of these roles are too many to be compared")
      throw ExitCode(2)
    }
  }
}
