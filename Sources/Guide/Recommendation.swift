/// One thing the guidance asks for, in our own words, with what makes it executable.
///
/// The source is NSA and CISA, *Kubernetes Hardening Guidance*, versions 1.0 (August 2021), 1.1 (March
/// 2022) and 1.2 (August 2022, corrections only).
///
/// The texts use two letters. **P** is the pod spec of a workload: `spec` of a Pod, `spec.template.spec`
/// of a Deployment, ReplicaSet, DaemonSet, StatefulSet, Job or ReplicationController,
/// `spec.jobTemplate.spec.template.spec` of a CronJob. **C** is every container of P: `containers`,
/// `initContainers` (restartable sidecars too) and `ephemeralContainers`.
public struct Recommendation: Sendable, Hashable, Identifiable {
  /// `chapter/slug`: the name by which checks, findings, waivers and reports speak of it.
  public var id: String
  public var chapter: Chapter
  /// The demand in a few words: "Run every container as a non-root user".
  public var title: String
  /// The places in the guidance that say so.
  public var section: String
  /// The version of the guidance that brought it ("1.0; separate CA in 1.1"), or "derived".
  public var version: String
  public var strength: Strength
  /// What is asked and why.
  public var summary: String
  /// The inputs in which it can be judged.
  public var artefacts: [Artefact]
  public var severity: Severity
  /// Why the severity is what it is.
  public var severityReason: String
  public var evidence: Evidence
  /// When the recommendation is kept.
  public var passes: String
  /// When it is broken.
  public var fails: String
  /// What may be repaired by machine, and what must not be.
  public var fix: String
  /// Where a naive reading, or another tool, goes wrong.
  public var trap: String?
  /// The same subject elsewhere.
  public var maps: CrossReferences

  /// True when the guidance does not say it but its demands cannot be executed without it.
  public var derived: Bool { version == "derived" }

  /// How firmly the guidance asks.
  public enum Strength: String, Sendable, CaseIterable, Codable {
    /// Recommended.
    case should
    /// Worded as optional.
    case consider
  }

  /// What a verdict rests on.
  public enum Evidence: Sendable, Hashable {
    /// The artefacts decide alone.
    case machineChecked
    /// In whole or part on something the artefacts cannot show: a dated, owned statement
    /// ("attest: mfa {idp, policy, …}") or something kept elsewhere ("policy file: trusted_registries").
    case attested(String)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
