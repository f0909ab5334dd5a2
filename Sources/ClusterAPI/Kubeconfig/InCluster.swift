/// The connection of a pod to its own cluster, by its service account.
public enum InCluster {
  public static let folder = "/var/run/secrets/kubernetes.io/serviceaccount"

  /// Nil where the environment is not that of a pod.
  public static func connection(_ environment: [String: String]) -> Connection? {
    guard let host = environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty,
      let port = environment["KUBERNETES_SERVICE_PORT"].flatMap(Int.init), (1...65535).contains(port)
    else { return nil }
    var connection = Connection(server: ServerAddress(host: host, port: port))
    connection.authority = .file("\(folder)/ca.crt")
    connection.authentication = .tokenFile("\(folder)/token", otherwise: nil)
    return connection
  }
}
