public import ArgumentParser
public import Findings
internal import Glibc
public import Guide
public import Judgement
internal import Kubernetes
internal import Reporting

extension Profile: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Threshold: ExpressibleByArgument {}

/// Refuses what is no version of Kubernetes.
func validateVersion(_ text: String) throws {
  guard KubernetesVersion(text) == nil else { return }
  throw ValidationError(
    "'\(text)' is no Kubernetes version; give a minor such as \(KubernetesVersion.latest)")
}

/// Text or JSON, for commands that have no other format.
enum PlainFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// What the terminal behind a descriptor can show.
enum Terminal {
  static var standardOutputStyle: Style { style(of: STDOUT_FILENO) }
  static var standardErrorStyle: Style { style(of: STDERR_FILENO) }

  private static func style(of descriptor: Int32) -> Style {
    Style(isColoured: isatty(descriptor) == 1 && getenv("NO_COLOR") == nil && !isDumb)
  }

  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && !isDumb }

  private static var isDumb: Bool { getenv("TERM").map { String(cString: $0) == "dumb" } ?? false }
}

/// Writes to a descriptor at once.
func say(_ text: String, to descriptor: Int32) {
  let output = Output(descriptor: descriptor)
  output.write(text)
  output.flush()
}

func warn(_ message: String) { say("bulwark: \(message)\n", to: STDERR_FILENO) }

/// Writes bytes to a descriptor at once.
func say(_ bytes: [UInt8], to descriptor: Int32) {
  let output = Output(descriptor: descriptor)
  output.write(bytes)
  output.flush()
}
