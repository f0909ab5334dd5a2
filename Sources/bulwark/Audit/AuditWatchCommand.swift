internal import ArgumentParser
internal import AuditLogs
internal import Glibc
internal import Reporting

struct AuditWatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow an audit log through rotation and tell alerts as they come.",
    discussion: """
      With --checkpoint it goes on where it ended: nothing is lost, and nothing that was told before the checkpoint is \
      told again. What lies before the place in the log is read again in silence, so that bursts and habits are known.

      Exit codes: 0 after --once, 2 where the log or the checkpoint cannot be used.

      Example:
        bulwark audit watch --once --checkpoint place --format json logs/audit.log
      """)

  @Argument(help: "The log that is being written.", completion: .file())
  var file: String

  @Option(help: "The file that says how far the log has been told.", completion: .file())
  var checkpoint: String?

  @Option(help: "How to print it: text, json or ecs.")
  var format = AuditReplayCommand.Format.text

  @Flag(help: "Read to the present end and leave, as from a timer.")
  var once = false

  @OptionGroup
  var detection: DetectionOptions

  func run() throws {
    let (options, _) = try detection.read(for: [file])
    let output = Output(descriptor: STDOUT_FILENO)
    do throws(Watch.Failure) {
      let watch = try Watch(file, checkpoint: checkpoint, options)
      while !output.isClosed {
        try watch.step { alert in
          switch format {
          case .text: AlertText(style: Terminal.standardOutputStyle).writeLine(alert, to: output)
          case .json: AlertJSON(.own).write(alert, to: output)
          case .ecs: AlertJSON(.ecs).write(alert, to: output)
          }
          output.flush()
        }
        if once { return }
        usleep(250_000)
      }
    } catch {
      warn("\(file): \(error.message)")
      throw ExitCode(2)
    }
  }
}
