internal import Foundation

/// What an API server answered, as it was recorded: one request and response a file.
public struct Recording: Sendable {
  struct Key: Hashable {
    let user: String
    let path: String
    let kind: String
  }

  public struct Answer: Sendable {
    public var status: Int
    public var headers: [(String, String)]
    public var body: [UInt8]
    /// The objects of a list.
    public var count = 0
  }

  private(set) var answers: [Key: Answer] = [:]

  public static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/recorded/apiserver-1.36/http").standardizedFileURL.path

  public static var isThere: Bool { FileManager.default.fileExists(atPath: folder) }

  /// The whole recording, which is read once.
  public init() throws { self = try Self.whole.get() }

  private static let whole = Result { try Recording(folder: folder) }

  /// - Parameter folder: With files named `NNN-….json`.
  private init(folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".json") {
      let data = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      guard let file = try JSONSerialization.jsonObject(with: data) as? [String: Any],
        let request = file["request"] as? [String: Any], let response = file["response"] as? [String: Any],
        let path = request["path"] as? String, let user = request["user"] as? String,
        request["method"] as? String == "GET", let status = response["status"] as? Int
      else { continue }
      let accept = request["accept"] as? String ?? ""
      let key = Key(user: user, path: path, kind: Self.kind(accept))
      guard answers[key] == nil else { continue }
      let headers = (response["headers"] as? [String: String] ?? [:]).filter {
        !["Content-Length", "Transfer-Encoding"].contains($0.key)
      }
      let items = (response["body"] as? [String: Any])?["items"] as? [Any]
      answers[key] = Answer(
        status: status, headers: headers.map { ($0.key, $0.value) }, body: try Self.bytes(response["body"]),
        count: items?.count ?? 0)
    }
  }

  /// One made up for a test.
  public static var empty: Recording { Recording(answers: [:]) }

  private init(answers: [Key: Answer]) { self.answers = answers }

  /// Adds an answer for the administrator.
  public mutating func add(_ path: String, accept: String = "", status: Int = 200, _ body: String) {
    answers[Key(user: "admin", path: path, kind: Self.kind(accept))] = Answer(
      status: status, headers: [("Content-Type", "application/json")], body: Array(body.utf8))
  }

  private static func bytes(_ body: Any?) throws -> [UInt8] {
    if let text = body as? String { return Array(text.utf8) }
    guard let body else { return [] }
    return [UInt8](
      try JSONSerialization.data(withJSONObject: body, options: [.sortedKeys, .withoutEscapingSlashes]))
  }

  /// What a client asks for in place of plain JSON.
  private static func kind(_ accept: String) -> String {
    ["APIGroupDiscoveryList", "PartialObjectMetadataList", "Table"].first { accept.contains("as=\($0)") }
      ?? ""
  }

  /// What was recorded for a request; where nothing was, what the server says to everybody.
  public func answer(user: String, path: String, accept: String) -> Answer {
    let query = path.firstIndex(of: "?")
    let bare = query.map { String(path[..<$0]) } ?? path
    for kind in [Self.kind(accept), ""] {
      for path in [path, bare] {
        if let answer = answers[Key(user: user, path: path, kind: kind)] { return answer }
      }
    }
    // Whoever is known may ask what there is, and nothing else.
    if user != "admin", bare == "/version" || bare == "/api" || bare == "/apis" || answers.isEmpty {
      return answer(user: "admin", path: path, accept: accept)
    }
    if user != "admin" { return Self.forbidden(user, bare) }
    return Answer(
      status: 404, headers: [("Content-Type", "text/plain")], body: Array("404 page not found\n".utf8))
  }

  static func forbidden(_ user: String, _ path: String) -> Answer {
    let resource = path.split(separator: "/").last ?? ""
    let message = "\(resource) is forbidden: User \\\"\(user)\\\" cannot list resource \\\"\(resource)\\\""
    return Answer(
      status: 403, headers: [("Content-Type", "application/json")],
      body: Array(
        #"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"\#(message)","reason":"Forbidden","code":403}"#
          .utf8))
  }
}
