internal import AccessControl
internal import ArgumentParser
internal import Assessment
internal import Reporting

struct PermissionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "permissions",
    abstract: "All that a user, a group or a service account can do, with the reason for each.",
    discussion: """
      SUBJECT is user:NAME, group:NAME or sa:NAMESPACE/NAME; NAMESPACE/NAME alone is a service account, and so is \
      system:serviceaccount:NAMESPACE:NAME. Another name alone is the user or the group that the input has by it.

      Exit codes: 0 answered, 2 something could not be read.

      Examples:
        bulwark rbac permissions shop/web deploy/
        bulwark rbac permissions user:ana --group developers deploy/
      """)

  @Argument(help: "The user, group or service account.")
  var subject: String

  @Argument(help: "Files and folders, or - for standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: "A group that the user is in, besides those that Kubernetes adds (repeatable).")
  var group: [String] = []

  @OptionGroup
  var options: AccessOptions

  func run() throws {
    let reading = try options.read(paths)
    let authorizer = options.authorizer(reading)
    let subject: AccessSubject
    do throws(AccessSubject.Unclear) {
      subject = try AccessSubject(words: self.subject, among: authorizer.subjects)
    } catch {
      throw ValidationError(error.message)
    }
    let grants = authorizer.grants(to: subject, in: group)
    let answer = PermissionsReport(subject, groups: group, grants, reading: reading.report)
    options.write(answer)
    if reading.isIncomplete { throw ExitCode(2) }
  }
}
