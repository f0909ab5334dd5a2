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
  /// The objects read so far, reduced: a list of each page.
  public private(set) var texts: [[UInt8]] = []
  public private(set) var count = 0
  /// Objects came while the list was read: it is of no single moment.
  public private(set) var isInconsistent = false

  private var attempts = Attempts()
  private var next: String?
  private var restarts = 0
  private var version: String?
  private var seen: Set<Reduction.Identity> = []
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
    texts = []
    count = 0
    next = nil
    version = nil
    seen = []
    tokens = []
  }

  private mutating func takePage(_ body: [UInt8]) -> Action {
    let page: ListPage
    do throws(JSONCursor.Malformed) {
      // One that was moved between the pages counts once.
      page = try ListPage(body, of: target.resource) { $0.name.isEmpty || seen.insert($0).inserted }
    } catch {
      return .failed("the list cannot be read: \(error.message)")
    }
    guard isExpected(page.kind ?? "") else {
      return .failed("the answer is a \(page.kind ?? "document"), not the list")
    }
    note(version: page.version)
    count += page.count
    if page.count > 0 { texts.append(page.text) }
    guard let token = page.token, !token.isEmpty else { return .done }
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
}
