public import Checks
internal import Detections
internal import Findings
public import Judgement

extension Registry {
  /// The names of all checks.
  public static let names = CheckNames(checks.map { type(of: $0).about })

  /// What a configuration may name beside checks: detections, which have waivers and parameters too.
  static let configurable = CheckNames(
    names.abouts + DetectionRegistry.detections.map { about(of: type(of: $0).about) })

  private static func about(of detection: DetectionAbout) -> About {
    About(
      id: detection.id, severity: detection.severity, title: detection.title, why: detection.why,
      scope: .configuration, parameters: detection.parameters.map { Parameter($0.name, $0.summary) },
      fails: [], passes: [])
  }
}
