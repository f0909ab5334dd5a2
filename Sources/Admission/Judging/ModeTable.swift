internal import Findings
internal import Guide
internal import Judgement

/// Which mode counts for a finding.
struct ModeTable: Sendable {
  private let settings: AdmissionSettings
  /// From which severity on a finding refuses an object, as it fails a scan.
  private let threshold: Threshold
  /// The checks that are newer than the rule set that is locked: they only warn.
  private let advisory: Set<String>
  private let modes: CheckModes

  init(_ settings: AdmissionSettings, threshold: Threshold, advisory: Set<String>) {
    self.settings = settings
    self.threshold = threshold
    self.advisory = advisory
    var modes = settings.modes
    for id in settings.images.enforcedChecks {
      modes.byCheck[id] = .enforce
      modes.exact.insert(id)
    }
    self.modes = modes
  }

  /// - Parameter profileMode: That of the profile that found it; nil where profiles have none of their own.
  func mode(of finding: Finding, for request: ReviewRequest, profileMode: AdmissionMode?) -> AdmissionMode {
    let here = entry(of: request)
    let table: CheckModes
    let mode: AdmissionMode
    if let named = here?.modes.byCheck[finding.check] {
      (mode, table) = (named, here?.modes ?? modes)
    } else if let usual = here?.mode {
      (mode, table) = (usual, CheckModes())
    } else if let named = modes.byCheck[finding.check] {
      (mode, table) = (named, modes)
    } else {
      (mode, table) = (profileMode ?? settings.mode, CheckModes())
    }
    guard mode == .enforce, !table.exact.contains(finding.check) else { return mode }
    return threshold.isReached(by: finding.severity) && !advisory.contains(finding.check) ? .enforce : .warn
  }

  /// The mode of what is no finding of a check, such as a judgement that failed: the strictest that may count.
  func strictest(for request: ReviewRequest) -> AdmissionMode {
    let here = entry(of: request)
    let usual = here?.mode ?? settings.profiles.map(\.mode).max() ?? settings.mode
    let named = (
      here?.modes.byCheck.values.max() ?? .off, here?.mode == nil ? modes.byCheck.values.max() : nil
    )
    return max(usual, named.0, named.1 ?? .off)
  }

  private func entry(of request: ReviewRequest) -> NamespaceModes? {
    // The webhook of a label is asked about all that is of no namespace, too. And whoever writes the labels of a
    // Namespace must not thereby choose how it is judged.
    let label = request.namespace.isEmpty || request.resource == "namespaces" ? nil : request.label
    return settings.namespaces.first { $0.covers(request.namespace, label: label) }
  }
}

extension ImagePolicy {
  /// The checks that the policy enforces, whatever their mode.
  fileprivate var enforcedChecks: [String] {
    (requireDigests ? ["image/pin-digest", "image/pin-digest/tag-only"] : [])
      + (requireTrustedRegistries ? ["image/trusted-registry"] : [])
  }
}
