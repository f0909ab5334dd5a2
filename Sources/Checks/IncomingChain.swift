internal import Documents

/// A chain of nftables that packets to the node itself go through.
struct IncomingChain {
  let family: String
  let node: Node
  let rules: [Rule]

  enum Answer {
    case accepts(Node)
    case drops
    /// Other chains, or conditions that are not looked at, decide.
    case unknown

    var isOpen: Bool { if case .accepts = self { true } else { false } }
    var place: Node? { if case .accepts(let place) = self { place } else { nil } }
  }

  static func read(_ ruleset: Node) -> [IncomingChain] {
    let entries = ruleset.items("nftables")
    func name(_ node: Node, _ chain: StaticString) -> [String?] {
      [node["family"]?.text, node["table"]?.text, node[key: chain.description]?.text]
    }
    let rules = Dictionary(grouping: entries.compactMap { $0.given("rule") }) { name($0, "chain") }
    return entries.compactMap { $0.given("chain") }.filter { $0["hook"]?.textIs("input") ?? false }.map {
      chain in
      IncomingChain(
        family: chain["family"]?.text ?? "", node: chain,
        rules: (rules[name(chain, "name")] ?? []).map(Rule.init))
    }
  }

  func answer(to port: Int) -> Answer {
    var isKnown = true
    for rule in rules where rule.mayConcern(port) {
      switch rule.verdict {
      case .none: continue
      case .other: isKnown = false
      case .accepts(let place):
        // What some are let in by says nothing of everybody.
        if rule.isConditional { continue }
        return isKnown ? .accepts(place) : .unknown
      case .drops:
        if rule.isConditional { isKnown = false } else { return .drops }
      }
    }
    guard isKnown else { return .unknown }
    guard let policy = node.given("policy") else { return .accepts(node) }
    return policy.textIs("drop") ? .drops : .accepts(policy)
  }

  struct Rule {
    enum Verdict {
      case none, drops, other
      case accepts(Node)
    }

    private(set) var verdict = Verdict.none
    /// It asks for more than TCP and a port.
    private(set) var isConditional = false
    /// The ports that it names; nil for all.
    private var ports: [ClosedRange<Int>]?
    private var isOfTCP = true

    init(_ rule: Node) {
      for statement in rule.items("expr").compactMap({ $0.children.first { _ in true } }) {
        switch statement.key ?? "" {
        case "match": take(statement)
        case "accept": verdict = .accepts(statement)
        case "drop", "reject": verdict = .drops
        case "counter", "log": continue
        case "limit", "meter", "set", "mangle": isConditional = true
        default:
          verdict = .other
          return
        }
      }
    }

    func mayConcern(_ port: Int) -> Bool { isOfTCP && ports?.contains { $0.contains(port) } ?? true }

    private mutating func take(_ match: Node) {
      let payload = match["left"]?["payload"]
      let right = match["right"]
      guard match["op"]?.textIs("==") ?? false else { return isConditional = true }
      if match["left"]?["meta"]?["key"]?.textIs("l4proto") ?? false, let name = right?.text {
        isOfTCP = name == "tcp"
      } else if payload?["field"]?.textIs("dport") ?? false, let right {
        isOfTCP = !(payload?["protocol"]?.textIs("udp") ?? false)
        guard let named = Self.ranges(right) else { return isConditional = true }
        ports = named
      } else {
        isConditional = true
      }
    }

    /// `22`, `{"range": [1, 9]}`, `{"set": […]}`; nil for what is named elsewhere.
    private static func ranges(_ node: Node) -> [ClosedRange<Int>]? {
      if let port = node.int { return [port...port] }
      if let range = node.given("range") {
        let ends = range.children.compactMap(\.int)
        return ends.count == 2 && ends[0] <= ends[1] ? [ends[0]...ends[1]] : nil
      }
      guard let set = node.given("set"), set.isSequence else { return nil }
      let inner = set.children.map { entry in
        entry.int.map { [$0...$0] } ?? entry.given("range").flatMap { _ in ranges(entry) }
      }
      return inner.contains { $0 == nil } ? nil : inner.flatMap { $0 ?? [] }
    }
  }
}
