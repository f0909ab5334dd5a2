public import Checks
internal import Documents
public import Findings
internal import Guide
public import Judgement
internal import Kubernetes

/// Answers reviews with the checks of the scan. All that no request changes is made once; what it knows of a
/// request comes with the request, so that one judge serves many threads.
public struct AdmissionJudge: Sendable {
  let settings: AdmissionSettings
  let exemption: Exemption
  let modes: ModeTable
  let runners: [Run]
  let waivers: [Waiver]
  private let severities: [String: Severity]
  private let least: Severity
  private let images: any ImageVerdicts

  /// The checks of a profile, and the mode that counts for what they find.
  struct Run: Sendable {
    let runner: CheckRunner
    let mode: AdmissionMode?
  }

  /// - Parameters:
  ///   - configuration: What the team decided; nil for what counts without a word.
  ///   - ownNamespace: Where the webhook itself runs: it must be able to start.
  ///   - checks: Those that take part, before the configuration chooses.
  ///   - images: What is known of images.
  public init(
    configuration: Configuration?, ownNamespace: String = "bulwark", checks: [any Check] = Registry.checks,
    images: any ImageVerdicts = NoImageVerdicts()
  ) {
    settings = configuration?.admission ?? AdmissionSettings()
    exemption = Exemption(settings.exempt, own: ownNamespace)
    let advisory = configuration?.rules.map { rules in
      Set(checks.map { type(of: $0).about }.filter { $0.since > rules }.map(\.id))
    }
    modes = ModeTable(settings, threshold: configuration?.failOn ?? .high, advisory: advisory ?? [])
    let wanted = configuration?.check ?? []
    let unwanted = configuration?.skip ?? []
    let chosen = checks.filter { check in
      let id = type(of: check).about.id
      return (wanted.isEmpty || wanted.contains(id)) && !unwanted.contains(id)
    }
    let version = configuration?.kubernetesVersion.flatMap(KubernetesVersion.init) ?? .latest
    let profiles: [(Profile, AdmissionMode?)] =
      settings.profiles.isEmpty
      ? [(configuration?.profile ?? .nsa, nil)]
      : settings.profiles.sorted { $0.mode > $1.mode }.map { ($0.profile, $0.mode) }
    runners = profiles.map { profile, mode in
      let context = Context(
        inventory: Inventory(objects: []), version: version, profile: profile,
        settings: configuration?.parameters ?? [:])
      return Run(runner: CheckRunner(checks: chosen, context: context), mode: mode)
    }
    waivers = configuration?.waivers ?? []
    severities = configuration?.severities ?? [:]
    least = configuration?.minSeverity ?? .low
    self.images = images
  }

  /// What is not judged, in words.
  public var exemptions: String { exemption.summary }

  /// The paths that the API server asks at about namespaces with a label, each by its last part.
  public var labels: [String] { settings.labelled.map(\.name) }

  /// The first of them whose selector a namespace meets.
  func label(of namespace: Labels) -> String? {
    settings.labelled.first { $0.selector.matches(namespace) }?.name
  }

  /// Judges one request.
  ///
  /// - Parameter today: The day by which waivers are over.
  public func judge(_ request: ReviewRequest, today: Day?) -> AdmissionDecision {
    var decision = AdmissionDecision()
    let scope = ReviewScope(request)
    if case .none = scope { return decision }
    if let reason = exemption.reason(request) {
      decision.exemption = reason
      return decision
    }
    if case .connection = scope {
      if let finding = settings.connect.finding(request) {
        decision.take(finding, settings.connect.mode)
      }
      return decision
    }
    judgeObject(request, today, &decision)
    return decision
  }

  /// The answer where a judgement came to no end.
  public func failed(_ request: ReviewRequest, _ reason: String) -> AdmissionDecision {
    var decision = AdmissionDecision()
    decision.failure = (reason, modes.strictest(for: request) == .enforce)
    return decision
  }

  // MARK: Objects

  private func judgeObject(_ request: ReviewRequest, _ today: Day?, _ decision: inout AdmissionDecision) {
    let objects: [KubernetesObject]
    switch request.object.map({ KubernetesObject.read($0) }) {
    case .objects(let read): objects = read
    case .malformed(_, let reason): return decision = failed(request, "the object cannot be read: \(reason)")
    case .foreign, nil: return decision = failed(request, "the object has no kind or no apiVersion")
    }
    if let reason = exemption.reason(objects) {
      decision.exemption = reason
      return
    }
    let old = request.oldObject.map { KubernetesObject.read($0) }
    var before: [KubernetesObject] = []
    if request.operation == .update, case .objects(let read) = old { before = read }
    var waiving = Waiving(
      waivers, grants: settings.annotationWaivers.filter { $0.covers(request.user) }, objects: objects, today)
    var seen: Set<Fingerprint> = []
    for (position, run) in runners.enumerated() {
      let found = findings(of: objects, from: before, run, isFirst: position == 0)
      guard !found.isEmpty else { continue }
      let known = findings(of: before, from: [], run, isFirst: position == 0)
      var comparison = UpdateComparison(known.map(\.finding))
      let earlier = seen
      for (finding, isDecided) in found where finding.severity >= least {
        // The stricter profiles come first: what they have said is said.
        if runners.count > 1 {
          let identity = Fingerprint(finding)
          guard !earlier.contains(identity) else { continue }
          seen.insert(identity)
        }
        let isUnchanged = comparison.takeUp(finding)
        let mode = mode(of: finding, request, run, isUnchanged: isUnchanged, isDecided: isDecided, &decision)
        guard mode > .off else { continue }
        if let waiver = waiving.waiver(of: finding) {
          decision.waived.append((finding, waiver))
        } else {
          decision.take(finding, mode)
        }
      }
    }
  }

  /// What a finding means for this request.
  private func mode(
    of finding: Finding, _ request: ReviewRequest, _ run: Run, isUnchanged: Bool, isDecided: Bool,
    _ decision: inout AdmissionDecision
  ) -> AdmissionMode {
    var mode = modes.mode(of: finding, for: request, profileMode: run.mode)
    if isUnchanged, settings.unchanged == .warn, mode == .enforce {
      mode = .warn
      decision.hasUnchanged = true
    }
    if settings.images.unknown == .warn, finding.discriminator == UnknownImages.discriminator {
      mode = min(mode, .warn)
    }
    if !isDecided {
      // It would be said of every new Namespace that it has no policies yet: a note is enough.
      mode = min(mode, .audit)
      if !decision.undecided.contains(finding.check) { decision.undecided.append(finding.check) }
    }
    return mode
  }

  /// What a profile finds in objects, with the severities of the configuration, and whether no other object could
  /// make it another.
  ///
  /// - Parameters:
  ///   - before: The objects as they are stored.
  ///   - isFirst: What is said of the request as a whole is said once, with the first profile.
  private func findings(
    of objects: [KubernetesObject], from before: [KubernetesObject], _ run: Run, isFirst: Bool
  ) -> [(finding: Finding, isDecided: Bool)] {
    guard !objects.isEmpty else { return [] }
    let (outcome, beyond) = run.runner.runAlone(objects)
    var found = outcome.takeFindings().map { (finding: $0, isDecided: !beyond.contains($0.check)) }
    if isFirst {
      let others = weakenings(from: before, to: objects) + imageFindings(objects)
      found += others.map { (finding: $0, isDecided: true) }
    }
    guard !severities.isEmpty else { return found }
    return found.map { finding, isDecided in
      (severities[finding.check].map(finding.weighing) ?? finding, isDecided)
    }
  }

  private func imageFindings(_ objects: [KubernetesObject]) -> [Finding] {
    guard let unknown = settings.images.unknown else { return [] }
    return objects.flatMap(Workload.read).flatMap { images.findings($0, unknown: unknown) }
  }
}

extension AdmissionDecision {
  mutating func take(_ finding: Finding, _ mode: AdmissionMode) {
    switch mode {
    case .enforce: refusing.append(finding)
    case .warn: warning.append(finding)
    case .audit: audited.append(finding)
    case .off: break
    }
  }
}

extension AnnotationWaiverGrant {
  func covers(_ user: String) -> Bool { requesters.contains { $0.matches(user) } }
}
