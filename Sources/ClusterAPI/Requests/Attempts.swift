internal import Documents

/// Decides whether a question is asked again, and when: politely where the server is busy, never for good.
struct Attempts {
  enum Verdict: Equatable {
    case accepted
    case again(after: Duration)
    /// The credential is not, or no more, taken: get it anew and ask again.
    case renewCredential
    case failed(String)
  }

  /// Server errors and broken connections in a row that are borne.
  static let limit = 5
  /// Refusals of a busy server in a row that are borne: it says itself when to come again.
  static let busyLimit = 20
  static let longestPause = Duration.seconds(60)

  private var errors = 0
  private var busy = 0
  private var hasRenewed = false

  mutating func judge(_ response: Response) -> Verdict {
    switch response.status {
    case 200..<300:
      // What follows is another question.
      errors = 0
      busy = 0
      return .accepted
    case 300..<400:
      let target = response.header("location").map { " to \($0)" } ?? ""
      return .failed("the server redirects\(target); credentials follow no redirect")
    case 401:
      if hasRenewed { return .failed("the server does not know who asks (401 Unauthorized)") }
      hasRenewed = true
      return .renewCredential
    case 429: return Self.again(response, &busy, limit: Self.busyLimit)
    case 500...: return Self.again(response, &errors, limit: Self.limit)
    default: return .failed(response.reason)
    }
  }

  mutating func judge(_ failure: TransportFailure) -> Verdict {
    guard failure.isPassing, errors + 1 < Self.limit else { return .failed(failure.message) }
    errors += 1
    return .again(after: Self.backoff(errors))
  }

  private static func again(_ response: Response, _ count: inout Int, limit: Int) -> Verdict {
    count += 1
    guard count < limit else { return .failed(response.reason) }
    if let text = response.header("retry-after"), let seconds = Int(text), seconds >= 0 {
      return .again(after: min(.seconds(seconds), longestPause))
    }
    return .again(after: backoff(count))
  }

  /// Twice as long each time, from a quarter of a second on.
  private static func backoff(_ count: Int) -> Duration { .milliseconds(250 << min(count - 1, 6)) }
}

extension Response {
  /// What the server says of its refusal: the message of its `Status`, else the beginning of its text.
  var reason: String {
    if let message = statusObject?.given("message")?.text { return "\(message) (\(status))" }
    let text = String(decoding: body.prefix(200), as: UTF8.self).split(whereSeparator: \.isNewline).first
    return "the server answers \(status)\(text.map { ": \($0)" } ?? "")"
  }

  /// The object of the kind `Status` that a refusal comes with.
  var statusObject: Node? {
    guard body.count < 1 << 20, let root = parse(body, name: "<status>", claim: .json).documents.first,
      root.isMapping
    else { return nil }
    return root["kind"]?.textIs("Status") ?? false ? root : nil
  }
}
