internal import ArgumentParser
internal import Detections
internal import Glibc
internal import Reporting

struct AuditExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what a detection means, what is normal, what it passes over, and what to do.",
    discussion: "Without an id all detections are listed.")

  @Argument(help: "For example AUD-EXEC-01.")
  var id: String?

  func run() throws {
    let output = Output(descriptor: STDOUT_FILENO)
    let reference = DetectionReference(style: Terminal.standardOutputStyle)
    guard let id else {
      reference.list(DetectionRegistry.detections.map { type(of: $0).about }, to: output)
      return output.flush()
    }
    guard let detection = DetectionRegistry.detection(id.uppercased()) else {
      throw ValidationError("there is no detection '\(id)'; `bulwark audit explain` lists them")
    }
    reference.explain(type(of: detection).about, to: output)
    output.flush()
  }
}
