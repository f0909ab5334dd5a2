public import Documents

/// The reference to an image that a container names, read by the grammar of the distribution project:
/// `[host[:port]/]path[:tag][@digest]`. Made once for each container from offsets alone: no string is
/// made until somebody asks for a part.
///
/// Source: https://github.com/distribution/reference (the package's own documentation).
public struct ImageReference: Sendable {
  /// The field that holds the reference.
  public let node: Node
  /// Where the host ends; zero where none is named, and the image comes from Docker Hub.
  private let hostEnd: UInt16
  /// Where the repository's path ends.
  private let pathEnd: UInt16
  /// Where the tag ends; `pathEnd` where there is none.
  private let tagEnd: UInt16
  public let hasDigest: Bool
  /// No digest, and the tag is `latest`, in so many words or because there is none.
  public let isLatest: Bool

  /// Reads the text of a field; nil where that is no reference: no string, an unrendered placeholder, or
  /// something that the kubelet refuses.
  public init?(_ node: Node) {
    let parsed: ImageReference?? = node.withText { ImageReference(node, $0) }
    guard let reference = parsed ?? nil else { return nil }
    self = reference
  }

  private init?(_ node: Node, _ text: UnsafeBufferPointer<UInt8>) {
    guard text.count > 0, text.count < UInt16.max else { return nil }
    var firstSlash: Int?
    var lastSlash = -1
    var colon: Int?
    var at: Int?
    scan: for (offset, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "/"):
        if firstSlash == nil { firstSlash = offset }
        lastSlash = offset
        colon = nil
      case UInt8(ascii: ":"): colon = offset
      case UInt8(ascii: "@"):
        at = offset
        break scan
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "["), UInt8(ascii: "]"):
        break
      default: return nil
      }
    }
    let end = at ?? text.count
    let path = colon ?? end
    let host = firstSlash.flatMap { Self.isHost(text[..<$0]) ? $0 : nil } ?? 0
    guard path > lastSlash + 1, colon.map({ $0 + 1 < end }) ?? true,
      at.map({ Self.isDigest(text[($0 + 1)...]) }) ?? true
    else { return nil }
    self.node = node
    hostEnd = UInt16(host)
    pathEnd = UInt16(path)
    tagEnd = UInt16(end)
    hasDigest = at != nil
    isLatest = at == nil && colon.map { text[($0 + 1)..<end].equals("latest") } ?? true
  }

  /// The first part of a path is a host only where it cannot be the name of a user.
  private static func isHost(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    part.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
      || part.equals("localhost")
  }

  /// `algorithm:hexadecimal`, with at least 32 digits.
  private static func isDigest(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else { return false }
    let digits = text[(colon + 1)...]
    return digits.count >= 32
      && digits.allSatisfy { byte in
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
          || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f")
      }
  }

  // MARK: Parts, in place

  public var hasHost: Bool { hostEnd > 0 }
  public var hasTag: Bool { tagEnd > pathEnd }

  /// Calls `body` with the host and port as written; with nothing where none is named.
  public func withHost<R>(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> R) -> R {
    part(0, hostEnd, body)
  }

  /// Calls `body` with the path behind the host, without tag and digest.
  public func withPath<R>(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> R) -> R {
    part(pathStart, pathEnd, body)
  }

  /// Calls `body` with the tag; with nothing where there is none.
  public func withTag<R>(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> R) -> R {
    part(hasTag ? pathEnd + 1 : tagEnd, tagEnd, body)
  }

  private var pathStart: UInt16 { hostEnd > 0 ? hostEnd + 1 : 0 }

  private func part<R>(
    _ start: UInt16, _ end: UInt16, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> R
  ) -> R {
    // Only a scalar has been read, so the text is there.
    node.withText { body($0[Int(start)..<Int(end)]) } ?? body(UnsafeBufferPointer(start: nil, count: 0)[...])
  }

  // MARK: Parts, as text

  /// The registry in its usual name: `docker.io` for Docker Hub under each of its names.
  public var registry: String {
    let host = withHost { String(decoding: $0, as: UTF8.self) }
    return host.isEmpty || host == "index.docker.io" ? Self.hub : host
  }

  /// The path in the registry; Docker Hub's own images lie under `library`.
  public var repository: String {
    let path = withPath { String(decoding: $0, as: UTF8.self) }
    return registry == Self.hub && !path.contains("/") ? "library/\(path)" : path
  }

  /// The registry and the path in it: `docker.io/library/nginx`.
  public var name: String { "\(registry)/\(repository)" }

  /// The tag as written; nil where there is none.
  public var tag: String? { hasTag ? withTag { String(decoding: $0, as: UTF8.self) } : nil }

  /// Whether the image lies at a prefix of registry and path, on a boundary: `example.com/team` holds
  /// `example.com/team/web` and not `example.com/team-evil/web`.
  public func lies(at prefix: String) -> Bool {
    var prefix = prefix[...]
    while prefix.hasSuffix("/") { prefix = prefix.dropLast() }
    let name = name
    return !prefix.isEmpty && name.hasPrefix(prefix)
      && (name.utf8.count == prefix.utf8.count || name.dropFirst(prefix.count).first == "/")
  }

  private static let hub = "docker.io"
}
