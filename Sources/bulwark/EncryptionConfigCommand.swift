internal import ArgumentParser
internal import Glibc
internal import Remediation

struct EncryptionConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "encryption-config",
    abstract: "An encryption configuration for Secrets with a new key, and the steps that bring it into use.",
    discussion: """
      Writes a new file that only its owner can read; the key comes from the system's random source and is shown \
      nowhere. The steps go to standard output. An existing file is never written over.
      """)

  @Option(help: "The file to write.", completion: .file())
  var output: String

  func run() throws {
    var random = SystemRandomNumberGenerator()
    let key = (0..<EncryptionCompanion.keyLength).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    do throws(FileWriteError) {
      try writeNew(output, mode: 0o600) {
        $0.write(EncryptionCompanion(key: key).text)
        $0.flush()
      }
    } catch {
      warn("\(output): \(error.message)")
      throw ExitCode(2)
    }
    say(EncryptionCompanion.steps(file: output), to: STDOUT_FILENO)
  }
}
