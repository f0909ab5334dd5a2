internal import Documents

/// The verbs of rules that weigh something. `*` is all of them, those of later releases too.
public struct Verbs: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let get = Verbs(rawValue: 1 << 0)
  public static let list = Verbs(rawValue: 1 << 1)
  public static let watch = Verbs(rawValue: 1 << 2)
  public static let create = Verbs(rawValue: 1 << 3)
  public static let update = Verbs(rawValue: 1 << 4)
  public static let patch = Verbs(rawValue: 1 << 5)
  public static let delete = Verbs(rawValue: 1 << 6)
  public static let deleteCollection = Verbs(rawValue: 1 << 7)
  public static let escalate = Verbs(rawValue: 1 << 8)
  public static let bind = Verbs(rawValue: 1 << 9)
  public static let impersonate = Verbs(rawValue: 1 << 10)
  /// `impersonate:MODE`: in that mode, since 1.35; whom.
  public static let constrainedImpersonate = Verbs(rawValue: 1 << 11)
  public static let approve = Verbs(rawValue: 1 << 12)
  public static let sign = Verbs(rawValue: 1 << 13)
  public static let use = Verbs(rawValue: 1 << 14)
  public static let other = Verbs(rawValue: 1 << 15)
  /// The literal `*`.
  public static let star = Verbs(rawValue: 1 << 16)

  /// `impersonate-on:MODE:VERB`: what to do as him.
  public static let actConstrained = Verbs(rawValue: 1 << 17)

  public static let all = Verbs(rawValue: 1 << 18 - 1)
  public static let read: Verbs = [.get, .list, .watch]
  /// What changes an object or makes one.
  public static let write: Verbs = [.create, .update, .patch]
  /// The verbs of requests that carry no name.
  public static let nameless: Verbs = [.list, .watch, .create, .deleteCollection]

  static let words = WordTable<Verbs>([
    ("get", .get), ("list", .list), ("watch", .watch), ("create", .create), ("update", .update),
    ("patch", .patch), ("delete", .delete), ("deletecollection", .deleteCollection),
    ("escalate", .escalate), ("bind", .bind), ("impersonate", .impersonate), ("approve", .approve),
    ("sign", .sign), ("use", .use), ("*", .all),
  ])

  init(word: Node) { self = word.withText(Self.init) ?? [] }

  /// What a verb of a request is among these.
  public init(_ word: String) {
    var word = word
    self = word.withUTF8(Self.init)
  }

  private init(_ text: UnsafeBufferPointer<UInt8>) {
    if let known = Self.words.bits(of: text) {
      self = known
    } else if text.starts(with: "impersonate".utf8) {
      let rest = text.dropFirst("impersonate".utf8.count)
      self =
        rest.first == UInt8(ascii: ":")
        ? .constrainedImpersonate : rest.starts(with: "-on:".utf8) ? .actConstrained : .other
    } else {
      self = .other
    }
  }
}

/// The API groups of rules that weigh something. The core group is the empty string; `*` is all groups.
public struct APIGroups: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let core = APIGroups(rawValue: 1 << 0)
  public static let rbac = APIGroups(rawValue: 1 << 1)
  public static let apps = APIGroups(rawValue: 1 << 2)
  public static let batch = APIGroups(rawValue: 1 << 3)
  public static let certificates = APIGroups(rawValue: 1 << 4)
  public static let admission = APIGroups(rawValue: 1 << 5)
  public static let authentication = APIGroups(rawValue: 1 << 6)
  /// `policy`, and `extensions`, where PodSecurityPolicy began.
  public static let policy = APIGroups(rawValue: 1 << 7)
  public static let discovery = APIGroups(rawValue: 1 << 8)
  public static let apiRegistration = APIGroups(rawValue: 1 << 9)
  public static let other = APIGroups(rawValue: 1 << 10)
  /// The literal `*`.
  public static let star = APIGroups(rawValue: 1 << 11)
  public static let coordination = APIGroups(rawValue: 1 << 12)
  /// `networking.k8s.io`, `policy.networking.k8s.io`, and `extensions`, where Ingress began.
  public static let networking = APIGroups(rawValue: 1 << 13)
  public static let gateway = APIGroups(rawValue: 1 << 14)
  public static let storage = APIGroups(rawValue: 1 << 15)
  /// `resource.k8s.io`: devices.
  public static let devices = APIGroups(rawValue: 1 << 16)
  /// `node.k8s.io` and `scheduling.k8s.io`.
  public static let classes = APIGroups(rawValue: 1 << 17)
  public static let events = APIGroups(rawValue: 1 << 18)
  public static let definitions = APIGroups(rawValue: 1 << 19)
  public static let authorization = APIGroups(rawValue: 1 << 20)
  /// Of Kyverno and Gatekeeper.
  public static let policyEngines = APIGroups(rawValue: 1 << 21)
  /// Of operators that make pods of what their objects say.
  public static let operators = APIGroups(rawValue: 1 << 22)

  public static let all = APIGroups(rawValue: 1 << 23 - 1)

  static let words = WordTable<APIGroups>([
    ("rbac.authorization.k8s.io", .rbac), ("apps", .apps), ("batch", .batch),
    ("certificates.k8s.io", .certificates), ("admissionregistration.k8s.io", .admission),
    ("authentication.k8s.io", .authentication), ("policy", .policy), ("extensions", [.policy, .networking]),
    ("discovery.k8s.io", .discovery), ("apiregistration.k8s.io", .apiRegistration), ("*", .all),
    ("coordination.k8s.io", .coordination), ("networking.k8s.io", .networking),
    ("policy.networking.k8s.io", .networking), ("gateway.networking.k8s.io", .gateway),
    ("storage.k8s.io", .storage), ("resource.k8s.io", .devices), ("node.k8s.io", .classes),
    ("scheduling.k8s.io", .classes), ("events.k8s.io", .events), ("apiextensions.k8s.io", .definitions),
    ("authorization.k8s.io", .authorization), ("kyverno.io", .policyEngines),
    ("policies.kyverno.io", .policyEngines), ("templates.gatekeeper.sh", .policyEngines),
    ("constraints.gatekeeper.sh", .policyEngines), ("config.gatekeeper.sh", .policyEngines),
    ("mutations.gatekeeper.sh", .policyEngines), ("argoproj.io", .operators), ("tekton.dev", .operators),
    ("kustomize.toolkit.fluxcd.io", .operators), ("helm.toolkit.fluxcd.io", .operators),
    ("kubevirt.io", .operators), ("sparkoperator.k8s.io", .operators), ("ray.io", .operators),
  ])

  init(word: Node) { self = word.withText(Self.init) ?? [] }

  /// What a group of a request is among these.
  public init(_ word: String) {
    var word = word
    self = word.withUTF8(Self.init)
  }

  private init(_ text: UnsafeBufferPointer<UInt8>) {
    self = text.isEmpty ? .core : Self.words.bits(of: text) ?? .other
  }
}
