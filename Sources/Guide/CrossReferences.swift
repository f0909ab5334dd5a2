/// Where other catalogues treat the same subject as a recommendation.
///
/// A reference means "same subject", never "same verdict": `Recommendation.trap` tells where another
/// tool judges otherwise.
public struct CrossReferences: Sendable, Hashable {
  /// Kubescape controls (regolibrary): `C-0013`.
  public var kubescape: [String]
  /// Trivy checks: `KSV-0012`, formerly `KSV012` and `AVD-KSV-0012`.
  public var trivy: [String]
  /// CIS Kubernetes Benchmark sections as kube-bench numbers them for cis-1.12: `5.2.7`.
  public var cis: [String]
  /// Sections that bore another number in cis-1.9 to cis-1.11 (5.7.x in 1.9 and 1.10 only).
  public var cis19: [String]
  /// Pod Security Standards controls with their level: `restricted: Running as Non-root`.
  public var pss: [String]
  /// MITRE ATT&CK techniques: `T1611`.
  public var mitre: [String]
  /// Microsoft's threat matrix for Kubernetes: techniques `MS-TA9018`, mitigations `MS-M9017`.
  public var msMatrix: [String]
}
