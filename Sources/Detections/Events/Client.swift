/// The program that asks, as it announces itself. A client may call itself what it likes.
final class Client: Sendable {
  let text: String
  /// The name without its version: `kubectl` of `kubectl/v1.28.0 (linux/amd64)`.
  let product: Substring
  let term: Term
  /// The scanner or the tool of attackers that it says it is.
  let scanner: String?

  static let unnamed = Client("")

  init(_ text: String) {
    self.text = text
    let end = text.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: " ") }
    product = text[..<(end ?? text.endIndex)]
    term = Term(product)
    scanner = AgentNames.isScanner(text)
  }
}

/// Where a request comes from.
final class Origin: Sendable {
  /// As sent: the last is the peer of the connection, those before it are the client's own words.
  let addresses: [String]
  /// The TCP peer, which no header can forge.
  let peer: String
  let peerTerm: Term
  let address: Address?

  static let unknown = Origin([])

  init(_ addresses: [String]) {
    self.addresses = addresses
    peer = addresses.last ?? ""
    peerTerm = Term(peer)
    address = Address(peer)
  }
}
