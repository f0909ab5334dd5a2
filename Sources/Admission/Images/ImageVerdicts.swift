internal import Documents
internal import Findings
internal import Guide
internal import Judgement
internal import Kubernetes

/// What is known of an image.
public struct ImageVerdict: Sendable, Hashable {
  public let isAccepted: Bool
  /// Why, in words that stand behind the image's name: "has CVE-2026-1234, which is critical".
  public let reason: String

  public init(isAccepted: Bool, reason: String) {
    self.isAccepted = isAccepted
    self.reason = reason
  }
}

/// Knows images by their digests: what a tag means today says nothing of what it means when a pod starts.
public protocol ImageVerdicts: Sendable {
  /// Nil where nobody has looked at the image. Asked for each container of each pod: it must not wait.
  ///
  /// - Parameter digest: `sha256:` and 64 hexadecimal digits.
  func verdict(on digest: String) -> ImageVerdict?
}

/// Knows no image.
public struct NoImageVerdicts: ImageVerdicts {
  public init() {}
  public func verdict(on digest: String) -> ImageVerdict? { nil }
}

/// Verdicts that are all at hand.
public struct ImageVerdictTable: ImageVerdicts {
  private let verdicts: [String: ImageVerdict]
  public init(_ verdicts: [String: ImageVerdict]) { self.verdicts = verdicts }
  public func verdict(on digest: String) -> ImageVerdict? { verdicts[digest] }
}

extension UnknownImages {
  /// Tells findings about images that nobody knows from those about images that are refused.
  static let discriminator = "unknown"
}

extension ImageVerdicts {
  /// The containers whose images are refused, or unknown where unknown ones are not simply allowed.
  func findings(_ workload: Workload, unknown: UnknownImages) -> [Finding] {
    workload.containers.compactMap { container in
      guard let image = container.node.given("image"), let text = image.string else { return nil }
      let digest = text.split(separator: "@", maxSplits: 1).dropFirst().first.map(String.init)
      let severity: Severity
      let message: String
      var discriminator: String?
      if let verdict = digest.flatMap(verdict) {
        guard !verdict.isAccepted else { return nil }
        (severity, message) = (.high, "runs an image that is refused: it \(verdict.reason)")
      } else {
        guard unknown != .allow else { return nil }
        let what = digest == nil ? "an image without a digest" : "an image that nobody has looked at"
        discriminator = UnknownImages.discriminator
        (severity, message) = (unknown == .deny ? .high : .medium, "runs \(what)")
      }
      let object = workload.object
      return Finding(
        check: "image/admission-gate", severity: severity, message: message,
        subject: Subject(
          apiVersion: object.apiVersion, kind: object.kind, namespace: object.namespace, name: object.name,
          node: object.node),
        container: container.name, place: .value(image), discriminator: discriminator,
        remedy: .advice("Let the image be scanned, and name it by the digest that was looked at"))
    }
  }
}
