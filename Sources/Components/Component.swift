/// A program of the control plane or of a node, by the name of its binary.
public enum Component: String, Sendable, CaseIterable, Hashable {
  case apiServer = "kube-apiserver"
  case controllerManager = "kube-controller-manager"
  case scheduler = "kube-scheduler"
  case etcd
  case kubelet
  case proxy = "kube-proxy"

  /// What it is called in a sentence.
  public var title: String {
    switch self {
    case .apiServer: "the API server"
    case .controllerManager: "the controller manager"
    case .scheduler: "the scheduler"
    case .etcd, .kubelet, .proxy: rawValue
    }
  }

  /// The component that a word of a command line starts: a bare name, or a path that ends in it.
  init?(program: UnsafeBufferPointer<UInt8>) {
    let name = program.lastPathSegment
    // Most programs of a scan are none of these: told apart by length before a name is looked at.
    switch name.count {
    case 4, 7, 10, 14, 23: break
    default: return nil
    }
    guard let found = Self.allCases.first(where: { name.elementsEqual($0.rawValue.utf8) }) else { return nil }
    self = found
  }

  /// The subcommand of `hyperkube`: the binary's name, or its name without `kube-`.
  init?(subcommand: String) {
    guard
      let found = Self.allCases.first(where: {
        $0.rawValue == subcommand || $0.rawValue == "kube-" + subcommand
      })
    else { return nil }
    self = found
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// What follows the last slash.
  var lastPathSegment: Slice<UnsafeBufferPointer<UInt8>> {
    self[(lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
  }
}
