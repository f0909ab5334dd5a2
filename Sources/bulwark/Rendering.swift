internal import ArgumentParser
internal import Assessment
internal import Glibc

extension ScanCommand {
  /// What `--render` asks for; nil without it.
  func renderer(_ progress: ProgressLine) throws -> Renderer? {
    guard render else { return nil }
    let programs = RenderPrograms(path: getenv("PATH").map { String(cString: $0) } ?? "")
    if reporting.verbose {
      for program in programs.found { say("bulwark: renders with \(program)\n", to: STDERR_FILENO) }
    }
    var renderer = Renderer(programs: programs)
    renderer.valuesFiles = try helmValues.map(valuesFile)
    renderer.progress = { progress.update($0, of: $1, "renderings") }
    return renderer
  }

  /// The absolute path of a values file. helm would split it at commas.
  private func valuesFile(_ path: String) throws -> String {
    guard let real = realpath(path, nil) else {
      throw ValidationError("--helm-values: \(path): \(String(cString: strerror(errno)))")
    }
    defer { free(real) }
    let text = String(cString: real)
    guard !text.contains(","), !text.contains("\"") else {
      throw ValidationError("--helm-values: \(path): helm takes no path with a comma or quotes")
    }
    return text
  }
}
