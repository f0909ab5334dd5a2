internal import Documents
internal import Findings
internal import Kubernetes

extension Container {
  /// The amounts that are named for it: by itself, or by its pod where the version knows that.
  func amounts(in workload: Workload, _ context: Context) -> ComputeResources {
    context.isAtLeast(34) ? amounts.union(workload.podAmounts) : amounts
  }

  /// Whether it has none of these amounts: not by itself, by its pod, or by a LimitRange of its namespace.
  /// Ephemeral containers cannot have any.
  func lacks(_ amount: ComputeResources, in workload: Workload, _ context: Context) -> Bool {
    guard amounts.isDisjoint(with: amount), role != .ephemeral,
      amounts(in: workload, context).isDisjoint(with: amount)
    else { return false }
    // Before its webhooks see a Pod, the API server has given it the defaults of the namespace's LimitRanges.
    if context.isAtTheDoor, workload.object.kind == "Pod" { return true }
    return context.inventory.bounds(of: workload.object.namespace).defaults.isDisjoint(with: amount)
  }

  /// An amount as it is written; nil where it is null or absent.
  func amount(_ list: StaticString, _ resource: StaticString) -> Node? {
    resources?.given(list)?.given(resource)
  }

  /// A limit to propose: the usual one, or the request where that is more.
  func proposal(_ resource: StaticString, usual: String) -> Literal {
    guard let request = amount("requests", resource), let asked = try? Quantity(request),
      let enough = try? Quantity(usual), asked > enough
    else { return .string(usual) }
    return .string(request.text ?? usual)
  }
}
