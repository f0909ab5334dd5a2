internal import Documents

/// The admission policies that are bound in the input, by name.
struct AdmissionBindings: Sendable {
  private(set) var bound: Set<String> = []
  /// Those that some binding makes refuse.
  private(set) var refusing: Set<String> = []

  init(_ bindings: [KubernetesObject]) {
    for binding in bindings {
      guard let spec = binding.node["spec"], let policy = spec["policyName"]?.text else { continue }
      bound.insert(policy)
      let refuses = spec.given("validationActions")?.children.contains { $0.textIs("Deny") } ?? false
      if refuses { refusing.insert(policy) }
    }
  }
}

extension Inventory {
  /// The input holds bindings of admission policies, and none for this one.
  public func isUnbound(policy name: String) -> Bool {
    let bindings = admissionBindings
    return !bindings.bound.isEmpty && !bindings.bound.contains(name)
  }

  /// Some binding in the input makes this admission policy refuse.
  public func isRefusing(policy name: String) -> Bool { admissionBindings.refusing.contains(name) }
}
