struct ExecReadsKeys: CommandDetection {
  static let about = DetectionAbout(
    "AUD-EXEC-05", .critical, "Exec that reads a token or keys",
    why: """
      The account's token and the keys that are mounted are worth more than the pod.
      """,
    serves: ["threat/sensitive-file-or-url"], techniques: ["T1552.007", "T1552.001"],
    scope: EventScope(["pods/exec"], [.get, .create], attempts: true),
    runbook: .stolenToken,
    fires: [
      EventExample(
        "the token",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=cat&command=%2Fvar%2Frun%2Fsecrets%2Fkubernetes.io%2Fserviceaccount%2Ftoken","responseStatus":{"code":101}}
        """#),
      EventExample(
        "the environment",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=env","responseStatus":{"code":101}}
        """#),
    ],
    quiet: [
      EventExample(
        "a bundle of the CA",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=cat&command=/var/run/secrets/kubernetes.io/serviceaccount/ca.crt","responseStatus":{"code":101}}
        """#),
      EventExample(
        "another file",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=cat&command=/srv/x","responseStatus":{"code":101}}
        """#),
    ])

  func find(in command: String, words: [String]) -> String? {
    let rest = command.split(separator: " ").filter { !$0.hasSuffix("/ca.crt") }.joined(separator: " ")
    if let path = Self.paths.first(where: { rest.holds($0) }) { return "read \(path)" }
    return words == ["env"] || words == ["printenv"] || rest.holds("/proc/self/environ")
      ? "read the environment" : nil
  }

  private static let paths = [
    "/run/secrets", "/etc/kubernetes", "/var/lib/kubelet", "/etc/shadow", "/.ssh", "/.aws", "/.azure",
    "/.kube",
    ".pem", ".key", "kubeconfig",
  ]
}
