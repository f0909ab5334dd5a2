#if Cluster
  internal import ArgumentParser
  internal import Assessment
  internal import ClusterAPI
  internal import ClusterTransport
  internal import Glibc
  internal import Reporting

  /// Which cluster to read instead of files, and as whom.
  struct ClusterOptions: ParsableArguments {
    @Flag(help: "Read the live cluster of the kubeconfig instead of files. Nothing is ever written there.")
    var cluster = false

    @Option(
      help:
        "Use this kubeconfig and no other. (default: KUBECONFIG, ~/.kube/config, a pod's service account)",
      completion: .file())
    var kubeconfig: String?

    @Option(help: "Use this context of the kubeconfig. (default: its current one)")
    var context: String?

    @Option(help: ArgumentHelp("The most seconds that a request may take.", valueName: "seconds"))
    var requestTimeout = 60

    func validate() throws {
      guard (1...3600).contains(requestTimeout) else {
        throw ValidationError("--request-timeout takes a number from 1 to 3600")
      }
      guard !cluster, kubeconfig != nil || context != nil else { return }
      throw ValidationError("--kubeconfig and --context go with --cluster")
    }

    /// Reads the cluster. Where nothing can be read, that is said and the program ends.
    ///
    /// - Parameters:
    ///   - namespace: All that is read lies in it; nil for the whole cluster.
    func read(
      for purpose: WantedResources.Purpose = .everything, namespace: String? = nil,
      readsSecrets: Bool = false,
      _ progress: ProgressLine
    ) throws -> ClusterSnapshot {
      let environment = Self.environment
      let connection: Connection
      do throws(KubeconfigError) {
        connection = try KubeconfigFiles(path: kubeconfig, environment: environment).connection(
          context: context)
      } catch {
        throw failure(error.message)
      }
      for warning in connection.warnings { warn(TerminalText.escaped(warning)) }
      var limits = HTTPExchange.Limits()
      limits.request = .seconds(requestTimeout)
      limits.connect = .seconds(min(requestTimeout, 10))
      let exchange = HTTPExchange(
        connection, environment: environment, userAgent: "bulwark/\(Bulwark.version)", limits: limits,
        saying: isatty(STDERR_FILENO) == 1 ? Self.say : nil)
      var reading = ClusterReading(exchange)
      reading.purpose = purpose
      reading.namespace = namespace
      reading.readsSecrets = readsSecrets
      reading.progress = { progress.count($0, "objects read") }
      let result = Waiting.run { [reading] in
        let result = await reading.result()
        await exchange.close()
        progress.clear()
        return result
      }
      do throws(ClusterFailure) {
        return try result.get()
      } catch {
        throw failure(error.message)
      }
    }

    /// Shows at once what a plugin tells the user, whom it may ask to log in.
    @Sendable private static func say(_ bytes: [UInt8]) {
      let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) {
        $0.isNewline
      }
      let output = Output(descriptor: STDERR_FILENO)
      output.write(lines.map { TerminalText.escaped(String($0)) }.joined(separator: "\n"))
      output.flush()
    }

    private func failure(_ message: String) -> ExitCode {
      warn(TerminalText.escaped(message))
      return ExitCode(2)
    }

    private static var environment: [String: String] {
      var result: [String: String] = [:]
      var entry = environ
      while let text = entry.pointee {
        let words = String(cString: text).split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if words.count == 2 { result[String(words[0])] = String(words[1]) }
        entry += 1
      }
      return result
    }
  }
#endif
