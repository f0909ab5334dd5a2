struct FileCopy: CommandDetection {
  static let about = DetectionAbout(
    "AUD-EXEC-08", .medium, "Files copied out of or into a pod",
    why: """
      Data leaves, or tools come in.
      """,
    serves: ["threat/api-from-pod", "threat/atypical-request-pattern"], techniques: ["T1530", "T1048"],
    scope: EventScope(["pods/exec"], [.get, .create], attempts: true),
    normal: ["kubectl cp"],
    runbook: .interactiveAccess,
    fires: [
      EventExample(
        "kubectl cp out",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=tar&command=cf&command=-&command=/srv/data","responseStatus":{"code":101}}
        """#),
      EventExample(
        "in",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=tar&command=-xmf&command=-","responseStatus":{"code":101}}
        """#),
    ],
    quiet: [
      EventExample(
        "listed",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=ls","responseStatus":{"code":101}}
        """#)
    ])

  func find(in command: String, words: [String]) -> String? {
    guard let program = words.first, program == "tar" || program.hasSuffix("/tar"),
      let options = words.dropFirst().first
    else { return nil }
    if options.holds("c") && words.contains("-") || options.holds("cf") { return "copied files out" }
    return options.holds("x") ? "copied files in" : nil
  }
}
