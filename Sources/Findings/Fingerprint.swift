internal import Documents

/// The identity of a finding across runs: no file and no line goes into it, so it survives moved
/// lines and renamed files. FNV-1a over the parts that make the finding, 64 bits in hexadecimal: check,
/// group, kind, namespace, name, container, discriminator, and the path from the field up to its
/// object, with list positions replaced by the names of the items.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  private let hash: UInt64

  public init(_ finding: Finding) {
    var mixer = Mixer()
    let subject = finding.subject
    mixer.mix(finding.check)
    let slash = subject.apiVersion.utf8.firstIndex(of: UInt8(ascii: "/"))
    mixer.mix(slash.map { String(subject.apiVersion[..<$0]) } ?? "")
    mixer.mix(subject.kind)
    mixer.mix(subject.namespace ?? "")
    mixer.mix(subject.name)
    mixer.mix(finding.container ?? "")
    mixer.mix(finding.discriminator ?? "")
    var node: Node
    switch finding.place {
    case .value(let here), .key(let here), .text(_, let here): node = here
    case .missing(let here, let path):
      node = here
      mixer.mix(path.description)
    }
    while node != subject.node, let parent = node.parent {
      if parent.isSequence {
        if node["name"]?.withText({ mixer.mix($0) }) == nil { mixer.mix("[]") }
      } else if node.withKey({ mixer.mix($0) }) == nil {
        mixer.mix("")
      }
      node = parent
    }
    hash = mixer.hash
  }

  /// The identity of something that is no finding, such as a file that could not be read.
  public init(of text: String) {
    var mixer = Mixer()
    mixer.mix(text)
    hash = mixer.hash
  }

  private struct Mixer {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func mix(_ text: String) {
      var text = text
      text.withUTF8 { mix($0) }
    }

    mutating func mix(_ text: UnsafeBufferPointer<UInt8>) {
      for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3  // a byte that no UTF-8 text holds parts the fields
    }
  }

  public var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
