/// The names by which clients announce themselves. A client may call itself what it likes: that it has a good
/// name proves nothing.
enum AgentNames {
  /// A client that somebody has typed or scripted.
  static func isScript(_ product: Substring) -> Bool {
    let name = product.lowercased()
    return scripts.contains(name)
  }

  /// A scanner or a tool of attackers.
  static func isScanner(_ agent: String) -> String? {
    scanners.first(in: agent.lowercased())
  }

  private static let scripts: Set<String> = [
    "curl", "wget", "python-requests", "python-urllib", "go-http-client", "postmanruntime", "powershell",
    "httpie", "aiohttp", "ruby", "perl",
  ]

  private static let scanners = WordList([
    "kube-hunter", "peirates", "nuclei", "masscan", "zgrab", "sqlmap", "nikto", "trufflehog", "azurehound",
    "kubeletctl", "nmap",
  ])
}
