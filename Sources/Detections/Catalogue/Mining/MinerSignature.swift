internal import Documents

struct MinerSignature: PodDetection {
  static let about = DetectionAbout(
    "AUD-MINE-02", .critical, "Miner in a pod spec",
    why: """
      The processors of the cluster are worth money to others.
      """,
    serves: ["threat/cryptojacking"], techniques: ["T1496"], level: .request,
    scope: .podSpecs,
    runbook: .cryptominer,
    fires: [
      EventExample(
        "by its name",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","command":["/opt/xmrig","-o","pool.example:3333"]}]}}}
        """#),
      EventExample(
        "by its pool",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","args":["--url=stratum+tcp://pool.example:3333"]}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "a word that holds one",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"example.com/coinminerals/web"}]}}}
        """#),
      EventExample(
        "an ordinary one",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    for container in event.containers {
      let values = container.node.items("env").compactMap { $0["value"]?.text }
      let words = ([container.line] + values).joined(separator: " ").lowercased()
      if let miner = Self.miners.first(in: container.imageText) ?? Self.miners.first(in: words) {
        return "runs the miner \(miner)"
      }
      if let sign = Self.signs.first(where: { words.holds($0) }) { return "speaks to a pool (\(sign))" }
    }
    return nil
  }

  private static let miners = WordList([
    "xmrig", "xmr-stak", "minerd", "cpuminer", "cgminer", "ethminer", "nbminer", "t-rex", "lolminer",
    "monero",
    "kinsing", "kdevtmpfsi", "ccminer", "bfgminer", "dero-miner", "deromining",
  ])
  private static let signs = [
    "stratum+tcp://", "stratum+ssl://", "stratum2+tcp://", "--donate-level", "--coin=", "--coin ", "--rig-id",
    "cryptonight", "randomx",
  ]
}
