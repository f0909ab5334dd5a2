#if Cluster
  internal import ArgumentParser
  internal import ClusterAPI
  internal import Glibc
  internal import Reporting

  /// What `scan` reads of a live cluster, and what it keeps of it.
  struct LiveScanOptions: ParsableArguments {
    @OptionGroup
    var options: ClusterOptions

    @Option(name: .shortAndLong, help: "With --cluster: read only what lies in this namespace.")
    var namespace: String?

    @Flag(
      help: """
        With --cluster: also read the types of Secrets and the names of their entries; the server sends the values \
        with them, which are dropped at once.
        """)
    var readSecrets = false

    @Option(
      help: """
        With --cluster: write what was read to a new file that only its owner can read, with other texts in the \
        place of credentials. `bulwark scan` finds the same in it.
        """,
      completion: .file())
    var dump: String?

    var isWanted: Bool { options.cluster }

    func validate() throws {
      if let dump, access(dump, F_OK) == 0 { throw ValidationError("--dump: \(dump) is there already") }
      guard !isWanted, namespace != nil || readSecrets || dump != nil else { return }
      throw ValidationError("--namespace, --read-secrets and --dump go with --cluster")
    }

    /// All that is to be judged, as texts.
    func read(_ progress: ProgressLine) throws -> [[UInt8]] {
      let snapshot = try options.read(namespace: namespace, readsSecrets: readSecrets, progress)
      if let dump { try keep(snapshot, in: dump) }
      return snapshot.texts
    }

    private func keep(_ snapshot: ClusterSnapshot, in file: String) throws {
      do throws(FileWriteError) {
        try writeNew(file, mode: 0o600) { output in
          snapshot.dump { output.write(String(decoding: $0, as: UTF8.self)) }
          output.flush()
        }
      } catch {
        warn("\(file): \(error.message)")
        throw ExitCode(2)
      }
    }
  }
#endif
