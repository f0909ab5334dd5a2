internal import Kubernetes

/// The shortest way from each subject to everything: through whom it can act as, until one of them can do
/// all.
public struct Escalation: Sendable {
  /// One step of a way: what somebody can do, and whom that makes of him.
  public struct Step: Sendable {
    public let actor: AccessSubject
    public let risk: Risk
    /// nil: he can do everything then.
    public let becomes: AccessSubject?
  }

  private var steps: [AccessSubject: Step] = [:]
  /// How many steps each is away from everything.
  private var distances: [AccessSubject: Int] = [:]
  private let reaches: [AccessSubject: [(Risk, Reach)]]
  private let accounts: Accounts

  /// - Parameters:
  ///   - authorizer: With the bindings of Kubernetes itself: to act as one of its controllers is to have its
  ///     rights.
  ///   - running: The accounts that pods run as.
  public init(_ authorizer: Authorizer, running: Set<AccessSubject>) {
    var reaches: [AccessSubject: [(Risk, Reach)]] = [:]
    let subjects = authorizer.subjects
    for subject in subjects {
      reaches[subject] = authorizer.risks(of: subject).compactMap { risk in Reach(risk).map { (risk, $0) } }
    }
    self.reaches = reaches
    accounts = Accounts(subjects, running: running)
    findWays()
  }

  /// The way of a subject, the first step first; empty where none leads to everything.
  public func way(from subject: AccessSubject) -> [Step] {
    var way: [Step] = []
    var next: AccessSubject? = subject
    while let actor = next, let step = steps[actor] {
      way.append(step)
      next = step.becomes
    }
    return way
  }

  /// Goes back from those who can do everything at once, a step a round.
  private mutating func findWays() {
    let subjects = reaches.keys.sorted()
    for subject in subjects {
      guard let direct = reaches[subject]?.first(where: { $0.1.isEverything }) else { continue }
      steps[subject] = Step(actor: subject, risk: direct.0, becomes: nil)
      distances[subject] = 1
    }
    var isGrowing = true
    while isGrowing {
      let nearest = Nearest(accounts, distances)
      var found: [Step] = []
      for subject in subjects where steps[subject] == nil {
        let ways = (reaches[subject] ?? []).compactMap { risk, reach in
          nearest.target(of: reach).map { Step(actor: subject, risk: risk, becomes: $0) }
        }
        if let way = ways.min(by: { distance(after: $0) < distance(after: $1) }) { found.append(way) }
      }
      for step in found {
        steps[step.actor] = step
        distances[step.actor] = distance(after: step) + 1
      }
      isGrowing = !found.isEmpty
    }
  }

  private func distance(after step: Step) -> Int { step.becomes.flatMap { distances[$0] } ?? 0 }
}

/// Whom a risky permission makes of its holder.
enum Reach: Sendable {
  case everything
  /// Accounts of a namespace, or of all; nil names mean any.
  case accounts(AccessGrant.Scope, names: [String]?)
  /// Those that pods run as.
  case running(AccessGrant.Scope)
  case users([String])

  init?(_ risk: Risk) {
    switch (risk.permission.effect, risk.scope) {
    case (nil, _): return nil
    case (.everything, .cluster), (.anyRole, .cluster), (.anybody, .cluster):
      guard let names = risk.names else {
        self = .everything
        return
      }
      // Limited by names: to bind one role, or to act as one user.
      if names.contains("cluster-admin") || names.contains("system:masters") {
        self = .everything
      } else if risk.permission.id == "impersonate-users" {
        self = .users(names)
      } else {
        return nil
      }
    case (.everything, .namespace), (.anyRole, .namespace), (.anybody, .namespace):
      // Its owner can run pods there as any account.
      guard risk.names == nil else { return nil }
      self = .accounts(risk.scope, names: nil)
    case (.anyAccount, _):
      // The names of other things than accounts say nothing of who is reached.
      let isByName = ["impersonate-accounts", "create-tokens"].contains(risk.permission.id)
      guard risk.names == nil || isByName else { return nil }
      self = .accounts(risk.scope, names: risk.names)
    case (.runningAccounts, _):
      guard risk.names == nil else { return nil }
      self = .running(risk.scope)
    }
  }

  var isEverything: Bool { if case .everything = self { true } else { false } }
}

/// The service accounts that bindings name.
private struct Accounts: Sendable {
  let all: [AccessSubject]
  let users: Set<AccessSubject>
  let running: Set<AccessSubject>

  init(_ subjects: [AccessSubject], running: Set<AccessSubject>) {
    all = subjects.filter { $0.kind == .account }
    users = Set(subjects.filter { $0.kind == .user })
    self.running = running
  }
}

/// In each namespace, the account that is the fewest steps from everything.
private struct Nearest {
  private let any: [String?: AccessSubject]
  private let running: [String?: AccessSubject]
  private let named: [String: [AccessSubject]]
  private let distances: [AccessSubject: Int]
  /// Stands for all namespaces.
  private static let everywhere: String? = nil

  init(_ accounts: Accounts, _ distances: [AccessSubject: Int]) {
    self.distances = distances
    var any: [String?: AccessSubject] = [:]
    var running: [String?: AccessSubject] = [:]
    var named: [String: [AccessSubject]] = [:]
    func isNearer(_ account: AccessSubject, _ other: AccessSubject?) -> Bool {
      (distances[account] ?? .max) < (other.flatMap { distances[$0] } ?? .max)
    }
    for account in accounts.all where distances[account] != nil {
      named[account.name, default: []].append(account)
      for key in Set([account.namespace, Self.everywhere]) {
        if isNearer(account, any[key]) { any[key] = account }
        if accounts.running.contains(account), isNearer(account, running[key]) { running[key] = account }
      }
    }
    (self.any, self.running, self.named) = (any, running, named)
  }

  func target(of reach: Reach) -> AccessSubject? {
    switch reach {
    case .everything: nil
    case .accounts(let scope, nil): any[Self.key(scope)]
    case .accounts(let scope, let names?):
      names.flatMap { named[$0] ?? [] }
        .filter { scope == .cluster || $0.namespace == Self.key(scope) }
        .min { (distances[$0] ?? .max) < (distances[$1] ?? .max) }
    case .running(let scope): running[Self.key(scope)]
    case .users(let names):
      names.map(AccessSubject.init(user:)).filter { distances[$0] != nil }
        .min { (distances[$0] ?? .max) < (distances[$1] ?? .max) }
    }
  }

  /// A namespace that a manifest does not name is none that anybody is known in.
  private static func key(_ scope: AccessGrant.Scope) -> String? {
    switch scope {
    case .cluster: everywhere
    case .namespace(let name): name ?? ""
    }
  }
}
