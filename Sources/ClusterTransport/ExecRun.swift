#if Cluster
  internal import Assessment
  internal import ClusterAPI
  internal import Glibc

  /// One run of a program that hands out credentials.
  struct ExecRun {
    /// Long enough for a person to log in by a browser.
    private static let timeLimit = Duration.seconds(120)
    private static let outputLimit = 1 << 20

    private let plugin: ExecPlugin
    private let environment: [String: String]
    private let saying: (@Sendable ([UInt8]) -> Void)?

    /// - Parameter saying: Takes what the program tells the user while it runs, such as where to log in.
    init(_ plugin: ExecPlugin, environment: [String: String], saying: (@Sendable ([UInt8]) -> Void)?) {
      self.plugin = plugin
      self.environment = environment
      self.saying = saying
    }

    func result() -> Result<ExecCredential, TransportFailure> {
      do throws(TransportFailure) {
        return .success(try run())
      } catch {
        return .failure(error)
      }
    }

    private func run() throws(TransportFailure) -> ExecCredential {
      let name = plugin.command
      guard let program = path else {
        let hint = plugin.installHint.map { "; its kubeconfig says: \($0)" } ?? ""
        throw .credential("\(name), which hands out the credentials, is not to be found\(hint)")
      }
      let hasTerminal = isatty(STDIN_FILENO) == 1
      if plugin.interaction == .always, !hasTerminal {
        throw .credential("\(name) wants to ask the user, and there is no terminal")
      }
      var child = ChildProcess(program, plugin.arguments)
      child.timeLimit = Self.timeLimit
      child.outputLimit = Self.outputLimit
      let isInteractive = plugin.interaction == .always
      child.sharesTerminal = isInteractive
      child.saying = saying
      child.environment = environment
      for variable in plugin.variables { child.environment[variable.name] = variable.value }
      child.environment["KUBERNETES_EXEC_INFO"] = plugin.info(isInteractive: isInteractive)
      let outcome: ChildProcess.Outcome
      do throws(ChildProcess.Failure) {
        outcome = try child.run()
      } catch {
        if case .interrupted = error { throw .cancelled }
        throw .credential("\(name) \(error.message)")
      }
      guard outcome.status == 0 else {
        // What it says on standard error is for the user; whoever shows it escapes it.
        let said = String(decoding: outcome.errors.suffix(2000), as: UTF8.self)
        throw .credential("\(name) ended with \(outcome.status)\(said.isEmpty ? "" : ": \(said)")")
      }
      do throws(ExecCredential.Refusal) {
        return try ExecCredential(outcome.output, of: plugin)
      } catch {
        throw .credential("\(name) \(error.message)")
      }
    }

    /// The absolute path of the program.
    private var path: String? {
      guard plugin.command.contains("/") else {
        return ChildProcess.find(plugin.command, in: environment["PATH"] ?? "")
      }
      guard let real = realpath(plugin.command, nil) else { return nil }
      defer { free(real) }
      return access(real, X_OK) == 0 ? String(cString: real) : nil
    }
  }
#endif
