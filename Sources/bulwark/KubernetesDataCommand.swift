internal import ArgumentParser
internal import Checks
internal import Glibc
internal import Reporting

struct KubernetesDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kubernetes-data",
    abstract: "What the program knows of releases: versions, their ends, known flaws.",
    discussion: """
      Prints the data that the program brings along, as JSON. Renewed by hand or by a job of yours, it takes its \
      place: `bulwark scan --kubernetes-data FILE`, and so for node and guide.
      """)

  func run() {
    let output = Output(descriptor: STDOUT_FILENO)
    output.write(KubernetesData.embeddedFile)
    output.flush()
  }
}
