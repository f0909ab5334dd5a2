/// A chapter of the guidance: the part before the slash in a recommendation's id.
///
/// The guidance (NSA and CISA, *Kubernetes Hardening Guidance*, 1.0 of August 2021 to 1.2 of August
/// 2022) has fewer and longer chapters; these are its subjects, in its order.
public enum Chapter: String, Sendable, CaseIterable, Codable {
  case pod
  case image
  case network
  case controlPlane = "controlplane"
  case secrets
  case cloud
  case auth
  case logging
  case threat
  case upgrade
  case appSec = "appsec"

  /// The heading a reader sees: "Pod security".
  public var title: String {
    switch self {
    case .pod: "Pod security"
    case .image: "Container images"
    case .network: "Network separation"
    case .controlPlane: "Control plane"
    case .secrets: "Secrets"
    case .cloud: "Cloud infrastructure"
    case .auth: "Authentication and authorization"
    case .logging: "Audit logging"
    case .threat: "Threat detection"
    case .upgrade: "Upgrading"
    case .appSec: "Application security"
    }
  }

  /// The chapter's recommendations as they are written in `Chapters/`.
  package var records: String {
    switch self {
    case .pod: podRecords
    case .image: imageRecords
    case .network: networkRecords
    case .controlPlane: controlPlaneRecords
    case .secrets: secretsRecords
    case .cloud: cloudRecords
    case .auth: authRecords
    case .logging: loggingRecords
    case .threat: threatRecords
    case .upgrade: upgradeRecords
    case .appSec: appSecRecords
    }
  }
}
