#if Cluster
  internal import Assessment
  public import ClusterAPI
  internal import Glibc

  /// Where kubeconfigs lie, and what they say together.
  public struct KubeconfigFiles: Sendable {
    /// `--kubeconfig`: this file and no other.
    public let path: String?
    public let environment: [String: String]

    /// A kubeconfig with the certificates of hundreds of clusters has some megabytes.
    private static let sizeLimit = 16 << 20

    public init(path: String?, environment: [String: String]) {
      self.path = path
      self.environment = environment
    }

    /// The connection of a context; without a kubeconfig, that of a pod to its own cluster.
    public func connection(context: String?) throws(KubeconfigError) -> Connection {
      let kubeconfig = try read()
      if kubeconfig.isEmpty, context == nil, path == nil {
        if let connection = InCluster.connection(environment) { return connection }
        throw KubeconfigError(
          "no kubeconfig: neither KUBECONFIG nor ~/.kube/config names a cluster, and this is no pod; name one with "
            + "--kubeconfig")
      }
      return try kubeconfig.connection(context)
    }

    private func read() throws(KubeconfigError) -> Kubeconfig {
      var kubeconfig = Kubeconfig()
      for (file, mayBeMissing) in candidates {
        if mayBeMissing, access(file, F_OK) != 0, errno == ENOENT { continue }
        let bytes: [UInt8]
        do throws(FileError) {
          bytes = try readFile(named: file, limit: Self.sizeLimit)
        } catch {
          throw KubeconfigError("\(file): \(error.message)")
        }
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
        try kubeconfig.add(bytes, path: file, folder: file.hasPrefix("/") && folder.isEmpty ? "/" : folder)
      }
      return kubeconfig
    }

    /// As kubectl looks for them: those of a list may be missing.
    private var candidates: [(String, mayBeMissing: Bool)] {
      if let path { return [(path, false)] }
      if let list = environment["KUBECONFIG"], !list.isEmpty {
        return list.split(separator: ":").map { (String($0), true) }
      }
      guard let home = environment["HOME"], !home.isEmpty else { return [] }
      return [("\(home)/.kube/config", true)]
    }
  }
#endif
