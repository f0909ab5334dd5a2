internal import Documents
internal import Kubernetes

/// What is doubtful about the host that an image comes from, whatever an organisation trusts.
enum RegistryFault: Equatable {
  /// One slip of the finger away from a registry that everybody knows.
  case lookAlike(of: String)
  /// The node itself, an address, or a port without TLS.
  case local(String)

  /// The faults of a workload's images, container by container. Makes nothing where there are none.
  static func each(in workload: Workload, _ body: (Container, ImageReference, RegistryFault) -> Void) {
    for container in workload.containers {
      if let image = container.image, image.hasHost, let fault = RegistryFault(image) {
        body(container, image, fault)
      }
    }
  }

  /// nil for an ordinary registry.
  init?(_ image: ImageReference) {
    let found: RegistryFault? = image.withHost { host in
      guard !Self.famous.contains(where: { host.equals($0) }) else { return nil }
      let name = host.prefix { $0 != UInt8(ascii: ":") }
      if let famous = Self.famous.first(where: { Self.isSlip(name, $0) }) {
        return .lookAlike(of: "\(famous)")
      }
      return Self.local(host, name).map { .local($0) }
    }
    guard let found else { return nil }
    self = found
  }

  // MARK: Look-alikes

  /// Registries that everybody knows: ordinary themselves, and what others are mistaken for.
  private static let famous: [StaticString] = [
    "docker.io", "registry.k8s.io", "quay.io", "ghcr.io", "gcr.io", "mcr.microsoft.com", "public.ecr.aws",
    "registry.gitlab.com", "registry.access.redhat.com", "registry.redhat.io", "index.docker.io",
  ]

  /// Whether a host is one slip away from a name: two letters swapped, and for names of nine letters or
  /// more one letter too many, too few or wrong. In short names the latter are names of their own, such as
  /// icr.io.
  static func isSlip(_ host: Slice<UnsafeBufferPointer<UInt8>>, _ name: StaticString) -> Bool {
    let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)[...]
    guard abs(host.count - name.count) <= 1, !host.elementsEqual(name) else { return false }
    let (longer, shorter) = (max(host.count, name.count), min(host.count, name.count))
    var head = 0
    while head < shorter, host[host.startIndex + head] == name[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, host[host.endIndex - 1 - tail] == name[name.count - 1 - tail] { tail += 1 }
    if longer == shorter, head + tail == longer - 2 {
      return host[host.startIndex + head] == name[head + 1] && host[host.startIndex + head + 1] == name[head]
    }
    return name.count >= 9 && head + tail >= longer - 1
  }

  // MARK: Local addresses

  private static func local(
    _ host: Slice<UnsafeBufferPointer<UInt8>>, _ name: Slice<UnsafeBufferPointer<UInt8>>
  ) -> String? {
    if name.equals("localhost") { return "whatever listens on the node itself" }
    if host.first == UInt8(ascii: "[") || isAddress(name) {
      return "an address, which no certificate vouches for"
    }
    if host.dropFirst(name.count).equals(":80") { return "a port without TLS" }
    return nil
  }

  private static func isAddress(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    name.count(where: { $0 == UInt8(ascii: ".") }) == 3
      && name.allSatisfy { $0 == UInt8(ascii: ".") || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
