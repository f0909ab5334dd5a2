/// A question to the API server. There is no other kind than to read.
public struct Request: Sendable, Hashable {
  /// With the query, percent-encoded.
  public let path: String
  public let accept: String

  public init(_ path: String, accept: String = "application/json") {
    self.path = path
    self.accept = accept
  }

  /// A text as part of a query.
  static func encoded(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
    return result
  }
}

/// What came back.
public struct Response: Sendable {
  public let status: Int
  public let headers: [Header]
  public let body: [UInt8]

  public init(status: Int, headers: [Header] = [], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A header by its name in lower case.
  func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
}

/// Why nothing, or not all, came back.
public enum TransportFailure: Error, Sendable, Hashable {
  /// No answer in time, or one that stopped.
  case timeLimit(String)
  /// The connection could not be made or broke.
  case connection(String)
  /// The server could not prove who it is, or it refuses our certificate. To ask again helps nobody.
  case trust(String)
  /// There is no credential to ask with.
  case credential(String)
  case tooLarge(limit: Int)
  /// The user wants to stop.
  case cancelled

  public var message: String {
    switch self {
    case .timeLimit(let text), .connection(let text), .trust(let text), .credential(let text): text
    case .tooLarge(let limit): "the answer has more than \(limit >> 20) MB"
    case .cancelled: "stopped"
    }
  }

  /// Whether the same question may be answered a moment later.
  var isPassing: Bool {
    switch self {
    case .timeLimit, .connection: true
    case .trust, .credential, .tooLarge, .cancelled: false
    }
  }
}

/// Sends requests: over a network, or from a recording.
public protocol Exchange: Sendable {
  func send(_ request: Request) async throws(TransportFailure) -> Response
  /// Gets the credential anew. False where there is no other one to be had.
  func renewCredential() async throws(TransportFailure) -> Bool
  func pause(_ duration: Duration) async throws(TransportFailure)
}
