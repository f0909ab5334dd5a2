internal import Documents

/// The identity of a finding across runs: no file and no line goes into it, so it survives moved
/// lines and renamed files. FNV-1a over the parts that make the finding, 64 bits in hexadecimal.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  private let hash: UInt64

  public init(_ finding: Finding) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3  // a byte that no UTF-8 text holds parts the fields
    }
    let subject = finding.subject
    mix(finding.check)
    mix(subject.apiVersion.contains("/") ? String(subject.apiVersion.prefix { $0 != "/" }) : "")
    mix(subject.kind)
    mix(subject.namespace ?? "")
    mix(subject.name)
    mix(finding.container ?? "")
    mix(finding.stablePath)
    mix(finding.discriminator ?? "")
    self.hash = hash
  }

  public var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Finding {
  /// The path with list positions replaced by the names of the items, where they have one.
  var stablePath: String {
    var steps: [String] = []
    let start: (node: Documents.Node, rest: String)
    switch place {
    case .value(let node), .key(let node): start = (node, "")
    case .missing(let node, let path): start = (node, path.description)
    }
    if !start.rest.isEmpty { steps.append(start.rest) }
    var node = start.node
    while node != subject.node, let parent = node.parent {
      if let key = node.key {
        steps.append(key)
      } else {
        steps.append(node["name"]?.text.map { "[\($0)]" } ?? "[]")
      }
      node = parent
    }
    return steps.reversed().joined(separator: ".")
  }
}
