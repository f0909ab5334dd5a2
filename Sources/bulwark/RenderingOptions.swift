internal import ArgumentParser
internal import Assessment
internal import Glibc
internal import Kubernetes

/// Whether other programs render charts and kustomizations, and with what.
struct RenderingOptions: ParsableArguments {
  @Flag(
    help: """
      Have charts rendered by helm and kustomizations by kustomize or kubectl, where they are on PATH, and \
      look at what comes out.
      """)
  var render = false

  @Option(
    help: "A file of values for every chart that is rendered (repeatable; the last one counts).",
    completion: .file())
  var helmValues: [String] = []

  func validate() throws {
    if !helmValues.isEmpty, !render { throw ValidationError("--helm-values needs --render") }
  }

  /// What `--render` asks for; nil without it.
  func renderer(
    for version: KubernetesVersion, _ progress: ProgressLine, isVerbose: Bool
  ) throws -> Renderer? {
    guard render else { return nil }
    let programs = RenderPrograms(path: getenv("PATH").map { String(cString: $0) } ?? "")
    if isVerbose {
      for program in programs.found { say("bulwark: renders with \(program)\n", to: STDERR_FILENO) }
    }
    var renderer = Renderer(programs: programs)
    renderer.version = version
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
