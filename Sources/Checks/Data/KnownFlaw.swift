internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// A published weakness of some releases of a component.
struct KnownFlaw: Sendable {
  /// The number under which all speak of it: `CVE-2021-25741`.
  let id: String
  /// Programs that have it: `kubelet`, `containerd`.
  let components: [String]
  let severity: Severity
  /// Where the system of the node matters: `windows`, `linux`.
  let system: String?
  /// What an attacker gains.
  let summary: String
  let affected: [Span]

  /// Releases in a row: from the first that has it to the first that has it no more.
  struct Span: Sendable {
    let introduced: ReleaseNumber
    /// Nil where no release mends it.
    let fixed: ReleaseNumber?
    /// As it is written.
    let fixedText: String?

    func contains(_ release: ReleaseNumber) -> Bool {
      release >= introduced && fixed.map { release < $0 } ?? true
    }
  }

  /// The span that a release is in; nil where it does not have the flaw.
  func span(of release: ReleaseNumber) -> Span? { affected.first { $0.contains(release) } }
}

/// What is known to be wrong with one release of a component.
struct KnownFlaws {
  private let found: [(flaw: KnownFlaw, span: KnownFlaw.Span)]
  private let release: ReleaseNumber
  private let date: Day

  /// - Parameter system: That of the node; nil where it is not known, and then flaws of one system alone are left out.
  /// - Returns: nil where nothing is known.
  init?(_ release: ReleaseNumber, of component: String, on system: String? = nil, in data: KubernetesData) {
    found = data.flaws.compactMap { flaw in
      guard flaw.components.contains(component), flaw.system == nil || flaw.system == system,
        let span = flaw.span(of: release)
      else { return nil }
      return (flaw, span)
    }
    .enumerated().sorted { ($1.element.0.severity, $0.offset) < ($0.element.0.severity, $1.offset) }
    .map(\.element)
    guard !found.isEmpty else { return nil }
    self.release = release
    date = data.flawsDate
  }

  /// The worst; of a vendor's build, which may be mended under the old number, medium at the most.
  var severity: Severity {
    let worst = found.map(\.flaw.severity).max() ?? .medium
    return release.isOfVendor ? min(worst, .medium) : worst
  }

  /// The flaws by name: a new one makes another finding.
  var discriminator: String { found.map(\.flaw.id).sorted().joined(separator: " ") }

  /// "has 2 known flaws (as of 2026-11-24): CVE-2021-25741: …, mended in 1.21.5; …".
  var message: String {
    let shown = found.prefix(3).map { item in
      "\(item.flaw.id): \(item.flaw.summary)"
        + (item.span.fixedText.map { ", mended in \($0)" } ?? ", mended in no release")
    }
    let more = found.dropFirst(3).map(\.flaw.id)
    let rest = more.isEmpty ? "" : "; and \(more.joined(separator: ", "))"
    let count = found.count == 1 ? "a known flaw" : "\(found.count) known flaws"
    let vendor = release.isOfVendor ? "; its vendor may have mended it under the same number" : ""
    return "has \(count) (as of \(date)): \(shown.joined(separator: "; "))\(rest)\(vendor)"
  }

  /// - Parameter what: Whose they are: "its kubelet "; nothing where the place tells.
  func report(_ report: Reporter, of what: String = "", at node: Node) {
    report(what + message, at: .value(node), severity: severity, discriminator: discriminator, remedy: remedy)
  }

  /// The release that has none of them, where one number tells: the highest of those that mend them.
  var remedy: Remedy {
    let mended = found.compactMap { item in
      item.span.fixed.flatMap { fixed in item.span.fixedText.map { (fixed, $0) } }
    }
    guard let newest = mended.max(by: { $0.0 < $1.0 }) else {
      return .advice("No release mends it: see its advisory for what keeps it from being used")
    }
    return .advice("Update to \(newest.1) or later")
  }
}
