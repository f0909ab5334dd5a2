internal import Documents
internal import Kubernetes

/// Defaults for the containers of a namespace, from what those say that say something.
struct LimitRangeCompanion {
  private let view: NamespaceView

  init(_ view: NamespaceView) { self.view = view }

  /// What a container is given where nobody in the namespace names such an amount: the same as the remedies
  /// of the checks of containers.
  private static func usual(_ resource: ComputeResource) -> Quantity? {
    switch resource {
    case .requestedCPU: try? Quantity("100m")
    case .requestedMemory: try? Quantity("128Mi")
    case .cpuLimit: try? Quantity("500m")
    case .memoryLimit: try? Quantity("256Mi")
    }
  }

  private struct Default {
    let text: String
    let origin: String
  }

  var answer: CompanionAnswer {
    guard view.inventory.bounds(of: view.name).containerRanges == 0 else {
      return .there("has a LimitRange for its containers")
    }
    func line(_ resource: ComputeResource) -> String {
      let value = resource.isLimit ? limit(resource) : request(resource)
      return """
              # \(value.origin)
              \(resource.isCPU ? "cpu" : "memory"): \(Literal.scalar(value.text))
        """
    }
    return .made(
      """
      # What a container of namespace \(view.name) gets that names no amounts itself. The numbers come from
      # its workloads in the input (\(view.workloads.count)); measure what their programs use, and mend them.
      apiVersion: v1
      kind: LimitRange
      metadata:
        name: \(view.freeName("container-defaults", kind: "LimitRange"))
        namespace: \(Literal.scalar(view.name))
      spec:
        limits:
        - type: Container
          default:
      \(line(.cpuLimit))
      \(line(.memoryLimit))
          defaultRequest:
      \(line(.requestedCPU))
      \(line(.requestedMemory))

      """)
  }

  /// What containers name, from the least.
  private func seen(_ resource: ComputeResource) -> [Quantity] {
    view.workloads.flatMap { $0.containers.compactMap { $0.amount(of: resource) } }.sorted()
  }

  /// A default limit holds for a container that only requests, and one below the request has its pod
  /// refused: so it is no less than any request.
  private func limit(_ resource: ComputeResource) -> Default {
    let limits = seen(resource)
    let requests = seen(resource.isCPU ? .requestedCPU : .requestedMemory)
    let largest = max(limits.last ?? .zero, requests.last ?? .zero)
    guard let usual = Self.usual(resource) else { return Default(text: "", origin: "") }
    let amount = limits.isEmpty ? max(usual, largest) : largest
    let text = AmountText.text(amount.nanos, isCPU: resource.isCPU)
    guard !limits.isEmpty else {
      let cause = amount == usual ? "a usual amount" : "the largest request"
      return Default(text: text, origin: "\(cause); no container names a limit")
    }
    let named = limits.count == 1 ? "1 limit named" : "\(limits.count) limits named"
    let cause =
      amount == limits.last ? "the largest limit (\(limits.count) named)" : "the largest request (\(named))"
    return Default(text: text, origin: "\(cause), so that no container asks for more")
  }

  private func request(_ resource: ComputeResource) -> Default {
    let requests = seen(resource)
    guard !requests.isEmpty else {
      let usual = Self.usual(resource)?.nanos ?? 0
      return Default(
        text: AmountText.text(usual, isCPU: resource.isCPU), origin: "a usual amount; no container names one")
    }
    let median = requests[(requests.count - 1) / 2]
    return Default(
      text: AmountText.text(median.nanos, isCPU: resource.isCPU),
      origin: "the median request (\(requests.count) named; a limit without a request is one)")
  }
}
