internal import ArgumentParser
internal import Assessment
internal import Documents
internal import Glibc
internal import Kubernetes
internal import Remediation
internal import Reporting

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract:
      "Make the objects that the namespaces of workloads lack, the encryption of Secrets, the changes of nodes.",
    discussion: discussion,
    subcommands: [
      LimitRange.self, ResourceQuota.self, PodSecurityLabels.self, EncryptionConfigCommand.self,
      HardeningCommand.self, GenerateAuditPolicyCommand.self, KubernetesDataCommand.self,
    ])

  private static let discussion = """
    Writes new manifests, each with comments that say where its numbers come from. A namespace that has the \
    object is left out, and standard error says so. Workloads that name no namespace count for none.

    Exit codes: 0 each namespace has one now, 1 for some none can be made, 2 a file could not be read or \
    written.
    """

  struct LimitRange: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "limit-range",
      abstract: "Default amounts for containers, from those that the workloads name.",
      discussion: discussion)

    @OptionGroup var options: GenerationOptions

    func run() throws { try options.run(.limitRange) { _ in } }
  }

  struct ResourceQuota: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "resource-quota",
      abstract: "A cap for each namespace, from the sums of what its pods ask for.",
      discussion: discussion)

    @OptionGroup var options: GenerationOptions

    @Option(help: "What stays free beyond the sums, in percent of them.")
    var headRoom = 20

    @Option(help: "How many nodes a DaemonSet runs on. (default: the Node objects of the input)")
    var nodes: Int?

    func validate() throws {
      guard (0...1000).contains(headRoom) else { throw ValidationError("--head-room takes 0 to 1000") }
      guard (1...1_000_000).contains(nodes ?? 1) else {
        throw ValidationError("--nodes takes a number from 1")
      }
    }

    func run() throws {
      try options.run(.resourceQuota) {
        $0.headRoom = headRoom
        $0.nodes = nodes
      }
    }
  }

  struct PodSecurityLabels: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pod-security-labels",
      abstract: "Labels that warn of and record pods below the level that the workloads keep to.",
      discussion: discussion)

    @OptionGroup var options: GenerationOptions

    @Flag(help: "Refused: enforcing needs a live inventory of the pods.")
    var enforce = false

    func validate() throws {
      guard !enforce else {
        throw ValidationError(
          """
          --enforce needs a live inventory: manifests do not show all pods of a namespace, and those that break \
          the level would not start again
          """)
      }
    }

    func run() throws { try options.run(.podSecurityLabels) { _ in } }
  }
}

/// What all kinds of companions are asked for with.
struct GenerationOptions: ParsableArguments {
  @Argument(help: "Files and folders, or - for standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(
    help: """
      Write one new file for each namespace into this folder; no file is overwritten. (default: standard \
      output)
      """,
    completion: .directory)
  var outputDir: String?

  @Option(help: "The minor version of Kubernetes to judge for. (default: \(KubernetesVersion.latest))")
  var kubernetesVersion: String?

  @OptionGroup
  var configuration: ConfigurationChoice

  @Flag(help: "Charts that are not rendered do not make the exit code 2.")
  var allowUnrendered = false

  @Flag(help: "Read files that git ignores.")
  var noIgnore = false

  func validate() throws {
    if let kubernetesVersion, KubernetesVersion(kubernetesVersion) == nil {
      throw ValidationError(
        "'\(kubernetesVersion)' is no Kubernetes version; give a minor such as \(KubernetesVersion.latest)")
    }
  }

  /// Makes and writes the companions, and ends the program.
  func run(_ kind: CompanionKind, _ adjust: (inout CompanionRequest) -> Void) throws {
    var scan = Scan(paths: paths)
    // What it ignores and the version that it names count; the rest of it is about findings.
    if let loaded = try configuration.load(for: paths) { scan.apply(loaded) }
    scan.respectGitignore = !noIgnore
    if let version = kubernetesVersion.flatMap(KubernetesVersion.init) { scan.version = version }
    var request = CompanionRequest(kind, scan: scan)
    adjust(&request)
    let companions = request.run()
    let isWritten = writeManifests(companions.manifests.map { ($0.fileName, $0.text) }, to: outputDir)
    for left in companions.leftOut {
      warn("namespace \(Literal.scalar(left.namespace)): left out: it \(left.reason)")
    }
    if companions.homeless > 0 {
      warn("\(companions.homeless) workloads name no namespace, and count for none")
    }
    let reading = companions.reading
    for error in reading.errors { warn("\(error.file): \(error.message)") }
    for missing in reading.unassessed { warn("\(missing.file): \(missing.message)") }
    let isIncomplete =
      !reading.errors.isEmpty
      || reading.unassessed.contains { $0.reason != .chartNotRendered || !allowUnrendered }
    if isIncomplete || !isWritten { throw ExitCode(2) }
    if companions.leftOut.contains(where: \.isWanting) { throw ExitCode(1) }
  }
}

/// Writes YAML documents to standard output, or each to a new file of a folder.
///
/// - Returns: Whether all could be written; what could not is said on standard error.
func writeManifests(_ manifests: [(fileName: String, text: String)], to folder: String?) -> Bool {
  guard let folder else {
    say(manifests.map(\.text).joined(separator: "---\n"), to: STDOUT_FILENO)
    return true
  }
  var isWritten = true
  for manifest in manifests {
    let path = "\(folder)/\(manifest.fileName)"
    do throws(FileWriteError) {
      try writeNew(path) {
        $0.write(manifest.text)
        $0.flush()
      }
      warn("wrote \(path)")
    } catch {
      warn("\(path): not written: \(error.message)")
      isWritten = false
    }
  }
  return isWritten
}
