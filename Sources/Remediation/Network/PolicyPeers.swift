internal import Assessment
internal import Connectivity
internal import Documents
internal import Kubernetes

/// How a rule names the ends of flows that are needed.
struct PolicyPeers {
  private let connectivity: Connectivity
  private let selectors: [PodLabels]
  /// The workloads that serve Ingresses and routes, where the input has them.
  private let controllers: [Int]
  /// The addresses of the API server, where the input tells.
  private let apiServer: [AddressRange]

  init(_ reading: NetworkReading, _ selectors: [PodLabels]) {
    connectivity = reading.connectivity
    self.selectors = selectors
    controllers = connectivity.workloads.indices.filter { position in
      !selectors[position].isEmpty
        && selectors[position].pairs.contains { Self.controllerLabels.contains($0.value) }
    }
    apiServer = connectivity.apiServerAddresses(reading.inventory)
  }

  /// What the pods of well-known controllers are called by their labels `app.kubernetes.io/name` and `app`.
  private static let controllerLabels: Set<String> = [
    "ingress-nginx", "traefik", "haproxy-ingress", "contour", "envoy-gateway", "istio-ingressgateway", "kong",
  ]

  /// The rule for the cluster's DNS, over both protocols: long answers come over TCP.
  static let dns = """
      # Names of the cluster's DNS.
      - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
        ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53

    """

  /// The items under `from` or `to`; empty for everyone.
  func lines(for end: NeedEnd, of workload: NetworkWorkload) -> (comment: String?, lines: String) {
    switch end {
    case .workload(let position): return (nil, pods(position, seenFrom: workload))
    case .anywhere: return ("from anywhere: what comes through nodes may have the address of a node", "")
    case .ingressController:
      guard !controllers.isEmpty else {
        return (
          "the input does not tell who serves it: narrow this to its namespace",
          "    - namespaceSelector: {}\n"
        )
      }
      return (nil, controllers.map { pods($0, seenFrom: workload) }.joined())
    case .address(let address): return (nil, Self.block(address, except: []))
    case .internet:
      let ipv6 =
        connectivity.knowsIPv6 ? Self.block("::/0", except: ["fc00::/7", "fe80::/10"]) : ""
      return (
        "a policy knows no names: all addresses outside of private networks",
        Self.block(
          "0.0.0.0/0",
          except: ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"]) + ipv6
      )
    case .apiServer:
      guard !apiServer.isEmpty else {
        return ("the input does not tell the address of the API server: narrow this with to", "")
      }
      return (nil, apiServer.map { Self.block($0, except: []) }.joined())
    }
  }

  private func pods(_ position: Int, seenFrom workload: NetworkWorkload) -> String {
    let peer = connectivity.workloads[position]
    let labels = selectors[position]
    let selector =
      labels.isEmpty
      ? "podSelector: {}\n" : "podSelector:\n        matchLabels:\n\(labels.lines(indent: 10))\n"
    guard peer.namespace != workload.namespace else { return "    - \(selector)" }
    return """
          - namespaceSelector:
              matchLabels:
                kubernetes.io/metadata.name: \(Literal.scalar(peer.namespace))
            \(selector)
      """
  }

  private static func block(_ range: AddressRange, except: [String]) -> String {
    block("\(range)", except: except)
  }

  private static func block(_ range: String, except: [String]) -> String {
    let holes = except.map { "        - \($0)\n" }.joined()
    return "    - ipBlock:\n        cidr: \(Literal.scalar(range))\n"
      + (except.isEmpty ? "" : "        except:\n\(holes)")
  }
}

extension PodLabels {
  /// One line a label, without a line feed at the end.
  func lines(indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    return pairs.map { "\(space)\(Literal.scalar($0.key)): \(Literal.scalar($0.value))" }.joined(
      separator: "\n")
  }
}
