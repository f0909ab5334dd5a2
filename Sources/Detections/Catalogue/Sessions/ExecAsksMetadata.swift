struct ExecAsksMetadata: CommandDetection {
  static let about = DetectionAbout(
    "AUD-EXEC-06", .critical, "Exec that asks the cloud's metadata service",
    why: """
      The service hands out the credentials of the node.
      """,
    serves: ["threat/sensitive-file-or-url", "cloud/block-metadata-from-pods"], techniques: ["T1552.005"],
    scope: EventScope(["pods/exec"], [.get, .create], attempts: true),
    runbook: .stolenToken,
    fires: [
      EventExample(
        "by its address",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=curl&command=http%3A%2F%2F169.254.169.254%2Flatest%2Fmeta-data","responseStatus":{"code":101}}
        """#),
      EventExample(
        "by its number",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=curl&command=http://2852039166/","responseStatus":{"code":101}}
        """#),
    ],
    quiet: [
      EventExample(
        "another address",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=curl&command=http://10.0.0.1/","responseStatus":{"code":101}}
        """#)
    ])

  func find(in command: String, words: [String]) -> String? {
    let lower = command.lowercased()
    return Self.addresses.first { lower.holds($0) }.map { "asked \($0)" }
  }

  /// In every way in which clients take it.
  private static let addresses = [
    "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "fd00:ec2::254",
    "metadata.google.internal", "/latest/meta-data", "/metadata/identity", "/computemetadata/",
  ]
}
