internal import Documents
internal import Kubernetes

/// Whether a container runs as root, by the settings that take effect.
enum RunAsRoot {
  enum Answer {
    /// A user other than root, or a refusal to start as root.
    case no
    /// This value says root.
    case yes(Node)
    /// This value allows it.
    case allowed(Node)
    /// Nothing is said: the image decides.
    case unsaid
  }

  static func answer(_ container: Container, windows: Bool) -> Answer {
    if windows { return windowsAnswer(container) }
    let user = container.effective("runAsUser")
    if let user, user.int == 0 { return .yes(user) }
    let nonRoot = container.effective("runAsNonRoot")
    if nonRoot?.bool == true { return .no }
    if let id = user?.int, id > 0 { return .no }
    return nonRoot.map(Answer.allowed) ?? .unsaid
  }

  /// On Windows an account name takes the place of the number.
  private static func windowsAnswer(_ container: Container) -> Answer {
    let account =
      container.security?.given("windowsOptions")?.given("runAsUserName")
      ?? container.podSecurityContext?.given("windowsOptions")?.given("runAsUserName")
    if let account, let name = account.text, !name.isEmpty {
      return name.lowercased() == "containeradministrator" ? .yes(account) : .no
    }
    let nonRoot = container.effective("runAsNonRoot")
    if nonRoot?.bool == true { return .no }
    return nonRoot.map(Answer.allowed) ?? .unsaid
  }
}
