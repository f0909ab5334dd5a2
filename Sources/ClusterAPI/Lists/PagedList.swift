internal import Documents

/// The reading of one list, page by page. Does no I/O: it is told what came, and says what is next.
public struct PagedList: Sendable {
  public enum Action: Sendable, Equatable {
    case request(Request)
    /// Wait, then send the request.
    case wait(Duration, Request)
    case renewCredential(Request)
    case done
    /// The credentials may not read this.
    case forbidden(String)
    case failed(String)
  }

  /// Objects of a page. The API server's own clients take as many.
  public static let usualPageSize = 500
  /// How often the list may begin anew because the server has forgotten where it was.
  static let restartLimit = 3

  public let target: ListPlan.Target
  private let pageSize: Int
  /// The objects read so far, reduced, as a list that is still open.
  private var text = Self.opening
  public private(set) var count = 0
  /// Objects came while the list was read: it is of no single moment.
  public private(set) var isInconsistent = false

  private var attempts = Attempts()
  private var next: String?
  private var restarts = 0
  private var version: String?
  private var seen: Set<String> = []
  private var tokens: Set<String> = []

  public init(_ target: ListPlan.Target, pageSize: Int = PagedList.usualPageSize) {
    self.target = target
    self.pageSize = pageSize
  }

  public var first: Request { request }

  private var request: Request {
    var path = "\(target.resource.path(in: target.namespace))?limit=\(pageSize)"
    if let next { path += "&continue=\(Request.encoded(next))" }
    return Request(path, accept: target.isMetadataOnly ? Self.metadataOnly : "application/json")
  }

  /// Since 1.15; nothing else is taken, so that no value is ever sent.
  private static let metadataOnly = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"

  // MARK: What came

  /// Takes an answer.
  public mutating func take(_ response: Response) -> Action {
    switch response.status {
    case 403: return .forbidden(response.reason)
    // It was there when the server was asked what it serves.
    case 404 where next == nil: return .done
    case 410: return restart(response)
    default: break
    }
    switch attempts.judge(response) {
    case .accepted: return takePage(response.body)
    case .again(let pause): return .wait(pause, request)
    case .renewCredential: return .renewCredential(request)
    case .failed(let reason): return .failed(reason)
    }
  }

  /// Takes that none came.
  public mutating func take(_ failure: TransportFailure) -> Action {
    switch attempts.judge(failure) {
    case .again(let pause): .wait(pause, request)
    case .failed(let reason): .failed(reason)
    case .accepted, .renewCredential: .failed(failure.message)
    }
  }

  /// The server has forgotten the moment of the list. Begins anew; after some times goes on from where it was,
  /// with what there is now, which the server offers.
  private mutating func restart(_ response: Response) -> Action {
    if restarts < Self.restartLimit {
      restarts += 1
      begin()
      return .request(request)
    }
    let offered = response.statusObject?.given("metadata")?["continue"]?.text
    guard let offered, !offered.isEmpty, tokens.insert(offered).inserted else {
      return .failed(response.reason)
    }
    isInconsistent = true
    version = nil
    next = offered
    return .request(request)
  }

  private mutating func begin() {
    text = Self.opening
    count = 0
    next = nil
    version = nil
    seen = []
    tokens = []
  }

  private mutating func takePage(_ body: [UInt8]) -> Action {
    let parsed = parse(body, name: target.resource.qualifiedName, claim: .json)
    if let error = parsed.errors.first { return .failed("the list cannot be read: \(error.message)") }
    guard let root = parsed.documents.first, root.isMapping, let list = root["items"],
      list.isSequence || list.isNull
    else { return .failed("the answer is no list") }
    let kind = root["kind"]?.text ?? ""
    guard isExpected(kind) else {
      return .failed("the answer is a \(root["kind"]?.text ?? "document"), not the list")
    }
    let metadata = root.given("metadata")
    note(version: metadata?["resourceVersion"]?.text)
    let reduction = Reduction(target.resource)
    for item in list.children where item.isMapping && isNew(item) {
      if count > 0 { text.append(UInt8(ascii: ",")) }
      reduction.append(item, to: &text)
      count += 1
    }
    guard let token = metadata?["continue"]?.text, !token.isEmpty else { return .done }
    // A server that sends the same pages again and again is asked no more.
    guard tokens.insert(token).inserted else { return .failed("the server repeats a page of the list") }
    next = token
    return .request(request)
  }

  /// What was to be metadata only must be it, or values would be read; a list of Kubernetes' own is called after its
  /// kind, and only a definition may name its list as it likes.
  private func isExpected(_ kind: String) -> Bool {
    if target.isMetadataOnly { return kind == "PartialObjectMetadataList" }
    let group = target.resource.group
    let isDefined = group.contains(".") && !group.hasSuffix(".k8s.io")
    return isDefined ? kind.hasSuffix("List") : kind == "\(target.resource.kind)List"
  }

  /// All pages of a list are of one moment; else objects may be missing or stand twice.
  private mutating func note(version new: String?) {
    if let version, version != new { isInconsistent = true }
    version = new
  }

  /// One that was moved between the pages counts once.
  private mutating func isNew(_ item: Node) -> Bool {
    guard let metadata = item["metadata"], let name = metadata["name"]?.text else { return true }
    return seen.insert("\(metadata["namespace"]?.text ?? "")/\(name)").inserted
  }

  // MARK: The result

  private static let opening = Array("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[".utf8)

  /// The list as a text that is judged like any file.
  public consuming func finish() -> [UInt8] {
    text += "]}".utf8
    return text
  }
}
