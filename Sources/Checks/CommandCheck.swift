public import Components

/// Looks at how one component is started: a static pod, a process or unit of a node, kubeadm's configuration.
/// Its scope names the components.
public protocol CommandCheck: Check {
  func applies(to command: ComponentCommand, in context: Context) -> Bool
  func check(_ command: ComponentCommand, in context: Context, report: Reporter)
}

extension CommandCheck {
  public var forms: [CheckForm] { [.command(self)] }
  public func applies(to command: ComponentCommand, in context: Context) -> Bool { true }
}
