#if Cluster
  internal import ArgumentParser
  internal import ClusterAPI
  internal import Glibc
  internal import Reporting

  struct ClusterRoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cluster-role",
      abstract: "Print the least role that a scan of a live cluster takes.",
      discussion: """
        Written as YAML, for `kubectl apply -f -`. The right to list Secrets is that to read them, to Kubernetes: \
        --without-secrets leaves it out, and the scan says what it could not judge.
        """)

    @Option(name: .shortAndLong, help: "A Role for this namespace, for `scan --cluster --namespace`.")
    var namespace: String?

    @Flag(help: "Leave out the right to list Secrets.")
    var withoutSecrets = false

    func validate() throws {
      guard let namespace else { return }
      let isName = namespace.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
      }
      guard isName, !namespace.isEmpty, namespace.utf8.count <= 63 else {
        throw ValidationError("'\(namespace)' is no name of a namespace")
      }
    }

    func run() {
      var role = LeastRole()
      role.namespace = namespace
      role.includesSecrets = !withoutSecrets
      let output = Output(descriptor: STDOUT_FILENO)
      output.write(role.text)
      output.flush()
    }
  }
#endif
