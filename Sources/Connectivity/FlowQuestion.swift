public import Kubernetes

/// Why a name of an end means nothing here.
public struct FlowQuestionError: Error, Sendable {
  public let message: String
}

/// What somebody asks: whether one end reaches another on some connections.
public struct FlowQuestion: Sendable {
  public let source: FlowEnd
  public let destination: FlowEnd
  /// The connections asked for, on ports of the pods.
  public let asked: ConnectionSet
  /// The Service through which the destination is asked for.
  public let service: KubernetesObject?

  public init(source: FlowEnd, destination: FlowEnd, asked: ConnectionSet, service: KubernetesObject?) {
    self.source = source
    self.destination = destination
    self.asked = asked
    self.service = service
  }
}

extension FlowQuestion {
  /// Reads what is asked: one question for each workload behind a Service, else one.
  ///
  /// - Parameters:
  ///   - source: `namespace/name`, `namespace/name[Kind]`, a name alone where only one workload has it, an
  ///     address, or `internet`.
  ///   - destination: The same, or `service:namespace/name`.
  ///   - port: `443`, `tcp/443`, `udp/53`, `tcp/8000-8100`; nil asks for anything.
  /// - Throws: `FlowQuestionError` for what means nothing, or more than one thing.
  public static func read(
    source: String, destination: String, port: String?, _ connectivity: Connectivity, _ inventory: Inventory
  ) throws(FlowQuestionError) -> [FlowQuestion] {
    let asked = try port.map { (port) throws(FlowQuestionError) in try connections(port) }
    let start = try connectivity.end(named: source)
    let prefix = "service:"
    guard destination.hasPrefix(prefix) else {
      let end = try connectivity.end(named: destination)
      return [FlowQuestion(source: start, destination: end, asked: asked ?? .all, service: nil)]
    }
    let (namespace, name) = split(String(destination.dropFirst(prefix.count)))
    let table = ServiceTable(inventory, connectivity.workloads)
    guard let service = table.service(name, in: namespace ?? "default") else {
      throw FlowQuestionError(message: "no Service \(namespace ?? "default")/\(name) in the input")
    }
    let targets = table.targets(of: service) { port in
      guard let asked, let proto = TransportProtocol(port.given("protocol")),
        let number = port.given("port")?.int
      else { return asked == nil }
      return (1...65535).contains(number) && asked[proto].contains(UInt16(number))
    }
    let questions = targets.filter { !$0.connections.isEmpty }.map {
      FlowQuestion(
        source: start, destination: .workload($0.workload), asked: $0.connections, service: service)
    }
    guard !questions.isEmpty else {
      throw FlowQuestionError(
        message:
          "the Service \(namespace ?? "default")/\(name) sends nothing of that to a workload of the input")
    }
    return questions
  }

  private static func split(_ text: String) -> (namespace: String?, name: String) {
    guard let slash = text.firstIndex(of: "/") else { return (nil, text) }
    return (String(text[..<slash]), String(text[text.index(after: slash)...]))
  }

  private static func connections(_ text: String) throws(FlowQuestionError) -> ConnectionSet {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let ends = (parts.last ?? "").split(separator: "-", omittingEmptySubsequences: false).map {
      UInt16($0) ?? 0
    }
    guard parts.count <= 2, let proto = TransportProtocol(parts.count == 2 ? parts[0] : "TCP"),
      (1...2).contains(ends.count), let first = ends.first, let last = ends.last, first > 0, first <= last
    else { throw FlowQuestionError(message: "'\(text)' is no port; give 443, udp/53 or tcp/8000-8100") }
    return ConnectionSet(proto, PortSet(first...last))
  }
}

extension Connectivity {
  /// The end that a text names.
  fileprivate func end(named text: String) throws(FlowQuestionError) -> FlowEnd {
    if text == "internet" { return .internet }
    if let address = AddressRange("\(text)/\(text.contains(":") ? 128 : 32)") { return .address(address) }
    let found = workloads.indices.filter { position in
      let workload = workloads[position]
      let name = "\(workload.namespace)/\(workload.name)"
      return text == workload.title || text == name || text == workload.name
        || text == "\(workload.name)[\(workload.kind)]"
    }
    guard let first = found.first else {
      throw FlowQuestionError(
        message: "no workload '\(text)' in the input; give namespace/name, an address, or internet")
    }
    guard found.count == 1 else {
      let titles = found.prefix(5).map { workloads[$0].title }.joined(separator: ", ")
      throw FlowQuestionError(message: "'\(text)' is one of several: \(titles)")
    }
    return .workload(first)
  }
}
