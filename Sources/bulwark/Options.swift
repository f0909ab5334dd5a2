public import ArgumentParser
internal import Checks
public import Findings
internal import Glibc
public import Guide
internal import Kubernetes
internal import Reporting

extension Profile: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

/// Text or JSON, for commands that have no other format.
enum PlainFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// `--fail-on`: a severity, or none.
enum Threshold: String, ExpressibleByArgument, CaseIterable {
  case low, medium, high, critical, none

  /// Whether a severity reaches it.
  func isReached(by severity: Severity) -> Bool {
    Severity(rawValue: rawValue).map { severity >= $0 } ?? false
  }
}

/// What the terminal behind a descriptor can show.
enum Terminal {
  static var standardOutputStyle: Style {
    Style(isColoured: isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil && !isDumb)
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

/// The checks that `--check` and `--skip` leave: each names a check, a recommendation or a chapter.
func selectChecks(_ wanted: [String], skipping unwanted: [String]) throws -> [any Check] {
  func matches(_ id: String, _ pattern: String) -> Bool { id == pattern || id.hasPrefix(pattern + "/") }
  let ids = Registry.checks.map { type(of: $0).about.id }
  func patterns(_ values: [String], _ option: String) throws -> [String] {
    let patterns = values.flatMap { $0.split(separator: ",").map(String.init) }
    for pattern in patterns where !ids.contains(where: { matches($0, pattern) }) {
      if Catalogue.recommendation(pattern) != nil {
        throw ValidationError("no check serves \(pattern) yet; `bulwark guide` tells what it needs")
      }
      let near = closestMatch(to: pattern, in: ids + Chapter.allCases.map(\.rawValue))
      throw ValidationError(
        "there is no check '\(pattern)' for \(option); "
          + (near.map { "did you mean \($0)?" } ?? "`bulwark explain` lists the checks"))
    }
    return patterns
  }
  let wanted = try patterns(wanted, "--check")
  let unwanted = try patterns(unwanted, "--skip")
  return Registry.checks.filter { check in
    let id = type(of: check).about.id
    return (wanted.isEmpty || wanted.contains { matches(id, $0) }) && !unwanted.contains { matches(id, $0) }
  }
}
