public import Documents
public import Findings
public import Judgement
public import Kubernetes

/// Everything a run has to say: the one input of every output format.
public struct Report: Sendable {
  public var profile: Profile
  public var version: KubernetesVersion
  /// What counts, in the order of file, offset, check, discriminator.
  public var findings: [Finding] = []
  /// All that is listed, where the baseline knows some of it.
  var everything: [Finding]?
  /// The findings that the baseline knows; nil without a baseline.
  var known: Set<ObjectIdentifier>?
  /// The waivers of those findings that are waived.
  var waivers: [ObjectIdentifier: Waiver] = [:]
  /// How many of them there are for each recommendation.
  var waivedByRecommendation: [String: Int] = [:]
  /// How many findings the baseline knows that are no more.
  var goneFromBaseline = 0
  /// The name of the configuration that the run went by.
  public internal(set) var configuration: String?
  /// The checks that are newer than the rule set that the configuration locks: they only warn.
  var advisory: Set<String> = []
  /// For each recommendation that a check of the run serves, how many subjects were judged.
  var judged: [String: Int] = [:]
  /// For each of them, how many findings came, whatever a reader leaves out of `findings`.
  var found: [String: Int] = [:]
  /// For each of them, the evidence without which there is no verdict.
  var needs: [String: [String]] = [:]
  /// Those on which the configuration gives the evidence that no artefact holds.
  var decided: Set<String> = []
  /// What the run says of the items of the benchmark; nil for other profiles.
  var benchmarkEvidence: BenchmarkEvidence?
  /// What the configuration attests, by recommendation, and the day of the run.
  var attestations: [String: Attestation] = [:]
  var today: Day?
  /// The ids of the checks that ran.
  var ran: Set<String> = []
  /// Who runs the control plane of the live cluster, where that is a cloud: "EKS".
  public internal(set) var provider: String?
  public var unassessed: [Unassessed] = []
  public var errors: [InputError] = []
  public var warnings: [String] = []
  public var counts = Counts()

  /// What was read, kept to the end: most of it lives on in the findings, and to free the rest file by file
  /// takes longer than all of it at once when the process ends.
  var input: ScanInput?

  public init(profile: Profile, version: KubernetesVersion) {
    self.profile = profile
    self.version = version
  }

  /// What the input consisted of.
  public struct Counts: Sendable {
    public var files = 0
    public var documents = 0
    public var objects = 0
    /// Documents that are no Kubernetes objects.
    public var foreign = 0
    /// Files and folders that git ignores.
    public var ignored = 0
    /// Pipes, sockets, devices, and links that were not followed.
    public var skipped = 0
    /// Findings below the least severity to report.
    public var belowSeverity = 0
    /// Findings on lines that did not change since the given revision.
    public var unchanged = 0
  }
}

/// What can be said of one recommendation after the run.
public struct RecommendationAssessment: Sendable {
  public let id: String
  public let verdict: Verdict
  /// The number of findings of its checks that count.
  public let findings: Int
  /// The number of those that are waived: they are accepted, and the verdict stays what it is.
  public let waived: Int
  /// For `notAssessed`: the evidence that was not in the input.
  public let missing: [String]
  /// What the configuration says of it, and what that is worth.
  public let attestation: Attestation?
  public let standing: AttestationStanding?
  /// The numbers of the CIS Benchmark that ask for the same.
  public let benchmark: [String]
}

/// Something in the input that no check has looked at.
public struct Unassessed: Sendable {
  public enum Reason: String, Sendable {
    case chartNotRendered = "chart-not-rendered"
    case kustomizationNotRendered = "kustomization-not-rendered"
    case parseError = "parse-error"
    case tooLarge = "too-large"
    case forbidden
    /// The API server did not give it.
    case unavailable
  }

  public let file: String
  public let line: Int?
  public let reason: Reason
  public let message: String
}

/// Something in the input that could not be read.
public struct InputError: Sendable {
  public let file: String
  public let position: Position?
  public let message: String
  /// The text around it, for formats that show the line.
  public let source: Source?
  public let offset: Int?

  init(file: String, message: String) {
    self.file = file
    self.message = message
    position = nil
    source = nil
    offset = nil
  }

  init(_ source: Source, at offset: Int, _ message: String) {
    file = source.name
    position = source.position(at: offset)
    self.message = message
    self.source = source
    self.offset = offset
  }
}
