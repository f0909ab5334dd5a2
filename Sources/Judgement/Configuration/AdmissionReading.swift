internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// The keys of `admission`.
public enum AdmissionKey: String, Sendable, CaseIterable {
  case mode, modes, profiles, namespaces, exempt, annotationWaivers, unchanged, mutate, images, connect
}

private enum ExemptionKey: String, CaseIterable { case namespaces, users, runtimeClasses }
private enum GrantKey: String, CaseIterable { case requesters, checks }
private enum ImageKey: String, CaseIterable { case requireDigests, requireTrustedRegistries, unknown }
private enum ConnectKey: String, CaseIterable { case mode, users, groups }

extension FieldReader {
  mutating func admission(_ node: Node, _ names: CheckNames) -> AdmissionSettings {
    var settings = AdmissionSettings()
    for (key, value) in entries(of: node, "admission", AdmissionKey.self) {
      switch key {
      case .mode: settings.mode = word(value, "mode") ?? settings.mode
      case .modes: settings.modes = checkModes(value, names)
      case .profiles: settings.profiles = profileModes(value)
      case .namespaces: settings.namespaces = namespaceModes(value, names)
      case .exempt: settings.exempt = exemptions(value)
      case .annotationWaivers:
        settings.annotationWaivers = items(value, "annotationWaivers").compactMap { grant($0, names) }
      case .unchanged: settings.unchanged = word(value, "answer") ?? settings.unchanged
      case .mutate: settings.mutate = checkIDs(value, names)
      case .images: settings.images = imagePolicy(value)
      case .connect: settings.connect = connectPolicy(value)
      }
    }
    return settings
  }

  /// The more exact name wins: a check over its recommendation over the chapter.
  mutating func checkModes(_ node: Node, _ names: CheckNames) -> CheckModes {
    var modes = CheckModes()
    var ranks: [String: Int] = [:]
    for value in mapping(node, "modes") {
      guard let name = value.key, let mode: AdmissionMode = word(value, "mode") else { continue }
      let rank = CheckNames.isChapter(name) ? 0 : name.split(separator: "/").count == 3 ? 2 : 1
      for about in checks(named: name, at: value, isKey: true, names) where rank >= ranks[about.id] ?? 0 {
        ranks[about.id] = rank
        modes.byCheck[about.id] = mode
        if rank > 0 { modes.exact.insert(about.id) }
      }
    }
    return modes
  }

  private mutating func profileModes(_ node: Node) -> [(profile: Profile, mode: AdmissionMode)] {
    var modes: [Profile: AdmissionMode] = [:]
    for value in mapping(node, "profiles") {
      let name = value.key ?? ""
      guard let profile = Profile(rawValue: name) else {
        let known = Profile.allCases.map(\.rawValue)
        let near = closestMatch(to: name, in: known).map { "did you mean \($0)?" }
        fault(
          key: value,
          "there is no profile '\(name)'; \(near ?? "give one of \(known.joined(separator: ", "))")")
        continue
      }
      modes[profile] = word(value, "mode")
    }
    return Profile.allCases.compactMap { profile in modes[profile].map { (profile, $0) } }
  }

  private mutating func exemptions(_ node: Node) -> AdmissionExemptions {
    var exempt = AdmissionExemptions()
    for (key, value) in entries(of: node, "exempt", ExemptionKey.self) {
      switch key {
      case .namespaces: exempt.namespaces = globs(value)
      case .users: exempt.users = globs(value)
      case .runtimeClasses: exempt.runtimeClasses = globs(value)
      }
    }
    return exempt
  }

  /// Nil, and a fault, where it does not say for whom or for what.
  private mutating func grant(_ node: Node, _ names: CheckNames) -> AnnotationWaiverGrant? {
    var grant = AnnotationWaiverGrant(requesters: [], checks: [])
    var given: Set<GrantKey> = []
    for (key, value) in entries(of: node, "an entry of annotationWaivers", GrantKey.self) {
      given.insert(key)
      switch key {
      case .requesters: grant.requesters = globs(value)
      case .checks: grant.checks = checkIDs(value, names)
      }
    }
    guard node.isMapping else { return nil }
    for key in GrantKey.allCases where !given.contains(key) {
      fault(node, "an entry of annotationWaivers needs the key \(key.rawValue)")
    }
    return grant
  }

  private mutating func imagePolicy(_ node: Node) -> ImagePolicy {
    var policy = ImagePolicy()
    for (key, value) in entries(of: node, "images", ImageKey.self) {
      switch key {
      case .requireDigests: policy.requireDigests = flag(value) ?? false
      case .requireTrustedRegistries: policy.requireTrustedRegistries = flag(value) ?? false
      case .unknown: policy.unknown = word(value, "answer")
      }
    }
    return policy
  }

  private mutating func connectPolicy(_ node: Node) -> ConnectPolicy {
    var policy = ConnectPolicy()
    for (key, value) in entries(of: node, "connect", ConnectKey.self) {
      switch key {
      case .mode: policy.mode = word(value, "mode") ?? policy.mode
      case .users: policy.users = globs(value)
      case .groups: policy.groups = globs(value)
      }
    }
    return policy
  }

  private mutating func flag(_ node: Node) -> Bool? {
    if let bool = node.bool { return bool }
    fault(node, "must be true or false, not \(node.value.name)")
    return nil
  }

  /// Patterns of names. What stands in a name for parts of it, such as `system:serviceaccount:`, is no slash, so
  /// that `*` goes over it.
  mutating func globs(_ node: Node) -> [Glob] {
    texts(node).compactMap { item, text in
      if let glob = Glob(text) { return glob }
      fault(item, "'\(text)' is no pattern: it can match nothing")
      return nil
    }
  }
}
