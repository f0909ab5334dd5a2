internal import Documents

/// Why nothing of a cluster could be read.
public struct ClusterFailure: Error, Sendable, Hashable {
  public let message: String
  public let isCancelled: Bool

  init(_ message: String, isCancelled: Bool = false) {
    self.message = message
    self.isCancelled = isCancelled
  }
}

/// Reads a cluster: what it is, what it serves, and then the lists that are wanted, a few at a time.
public struct ClusterReading<Connection: Exchange>: Sendable {
  /// Requests that are under way at the same time: enough to hide the way there, too few to be felt.
  public static var width: Int { 4 }

  let exchange: Connection
  public var purpose = WantedResources.Purpose.everything
  public var namespace: String?
  public var readsSecrets = false
  var pageSize = PagedList.usualPageSize
  /// Called with the number of objects read so far.
  public var progress: (@Sendable (Int) -> Void)?

  public init(_ exchange: Connection) { self.exchange = exchange }

  /// The same for whoever takes a failure for a result.
  public func result() async -> Result<ClusterSnapshot, ClusterFailure> {
    do throws(ClusterFailure) {
      return .success(try await read())
    } catch {
      return .failure(error)
    }
  }

  public func read() async throws(ClusterFailure) -> ClusterSnapshot {
    var survey = ClusterSurvey()
    survey.namespace = namespace
    survey.readsSecrets = readsSecrets
    let version = try await ask(Request("/version"))
    if let root = parse(version.body, name: "/version", claim: .json).documents.first, root.isMapping {
      survey.serverVersion = root["gitVersion"]?.string
      survey.platform = root["platform"]?.string
    }
    let discovery = try await discover()
    survey.dead = discovery.dead
    let plan = ListPlan(discovery, for: purpose, namespace: namespace, readsSecrets: readsSecrets)
    var texts: [[UInt8]] = []
    var count = 0
    for result in try await read(plan.targets) {
      switch result {
      case .gap(let gap): survey.gaps.append(gap)
      case .list(let pages, let objects, let name):
        count += objects
        if let name { survey.inconsistent.append(name) }
        texts += pages
      }
    }
    texts.append(survey.text())
    return ClusterSnapshot(survey: survey, texts: texts, objectCount: count)
  }

  // MARK: Lists

  private enum ListResult: Sendable {
    /// What was read, how many objects that is, and its name where it changed meanwhile.
    case list([[UInt8]], Int, inconsistent: String?)
    case gap(ClusterSurvey.Gap)
  }

  /// The lists in the order of the targets.
  private func read(_ targets: [ListPlan.Target]) async throws(ClusterFailure) -> [ListResult] {
    let total = Total(progress)
    do {
      return try await withThrowingTaskGroup(of: (Int, ListResult).self) { group in
        var results = [ListResult?](repeating: nil, count: targets.count)
        var next = 0
        func start() {
          guard next < targets.count else { return }
          let (index, target) = (next, targets[next])
          next += 1
          group.addTask { (index, try await self.read(target, total)) }
        }
        for _ in 0..<Self.width { start() }
        while let (index, result) = try await group.next() {
          results[index] = result
          start()
        }
        return results.compactMap(\.self)
      }
    } catch let failure as ClusterFailure {
      throw failure
    } catch {
      throw ClusterFailure("stopped", isCancelled: true)
    }
  }

  private func read(_ target: ListPlan.Target, _ total: Total) async throws -> ListResult {
    var list = PagedList(target, pageSize: pageSize)
    var action = PagedList.Action.request(list.first)
    let name = target.resource.qualifiedName
    while true {
      switch action {
      case .request(let request):
        let before = list.count
        action = try await take(request, into: &list)
        await total.add(list.count - before)
      case .wait(let pause, let request):
        try await wait(pause)
        action = .request(request)
      case .renewCredential(let request):
        // The list says what to do when the next answer is the same.
        _ = try await renew()
        action = .request(request)
      case .done:
        return .list(list.texts, list.count, inconsistent: list.isInconsistent ? name : nil)
      case .forbidden(let reason):
        return .gap(.init(resource: name, permission: target.permission, reason: reason))
      case .failed(let reason): return .gap(.init(resource: name, permission: nil, reason: reason))
      }
    }
  }

  private func take(_ request: Request, into list: inout PagedList) async throws(ClusterFailure)
    -> PagedList.Action
  {
    do throws(TransportFailure) {
      return list.take(try await exchange.send(request))
    } catch {
      if error == .cancelled { throw ClusterFailure(error.message, isCancelled: true) }
      return list.take(error)
    }
  }
}

/// The objects of all lists together.
private actor Total {
  private var count = 0
  private let progress: (@Sendable (Int) -> Void)?

  init(_ progress: (@Sendable (Int) -> Void)?) { self.progress = progress }

  func add(_ more: Int) {
    count += more
    progress?(count)
  }
}
