public import Documents
public import Findings
public import Guide

/// What a team has decided about its runs, as `.bulwark.yaml` says it. Nil and empty where it says nothing.
public struct Configuration: Sendable {
  /// The text that it was read from.
  public let source: Source
  /// The keys that it gives a value, in its order.
  public internal(set) var given: [ConfigurationKey] = []
  public var profile: Profile?
  /// A version that the program knows how to read: `1.36`.
  public var kubernetesVersion: String?
  public var failOn: Threshold?
  public var minSeverity: Severity?
  /// The ids of the checks to run; all where it is empty.
  public var check: Set<String> = []
  /// The ids of the checks to leave out.
  public var skip: Set<String> = []
  /// Patterns of files to leave out, as lines of a `.gitignore` beside the configuration.
  public var ignore: [String] = []
  /// The values of parameters, by their names.
  public var parameters: [String: [String]] = [:]
  /// The severity of each check that has another than its own, by id.
  public var severities: [String: Severity] = [:]
  /// The rule set that is locked: checks of a later one only warn.
  public var rules: Int?

  public var waivers: [Waiver] = []
  /// Statements on what no manifest shows; one of each recommendation at most.
  public var attestations: [Attestation] = []
  /// What holds at the door of the cluster; nil where nothing is said of it.
  public var admission: AdmissionSettings?

  init(source: Source) { self.source = source }

  /// The name that people see: a path relative to the current directory.
  public var name: String { source.name }
}

/// The keys at the top of the configuration.
public enum ConfigurationKey: String, Sendable, CaseIterable {
  case profile
  case kubernetesVersion = "kubernetes-version"
  case failOn = "fail-on"
  case minSeverity = "min-severity"
  case check, skip, ignore, parameters, severities, rules, waivers, attestations, admission
}

/// All that is wrong with a configuration: nothing of it is used.
public struct ConfigurationError: Error, Sendable {
  /// In the order of the text; never empty.
  public let faults: [FieldFault]
}
