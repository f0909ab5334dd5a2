internal import Documents
internal import Kubernetes

/// A registry, or a part of one, that gets nothing new: its owner has moved on.
struct FrozenRegistry {
  /// Empty for Docker Hub.
  private let host: StaticString
  /// The first part of the path; empty for the whole registry.
  private let path: StaticString
  let successor: String?

  private init(_ host: StaticString, _ path: StaticString, successor: String?) {
    self.host = host
    self.path = path
    self.successor = successor
  }

  /// As it is written in a message.
  var name: String {
    let host = host.utf8CodeUnitCount == 0 ? "docker.io" : "\(host)"
    return path.utf8CodeUnitCount == 0 ? host : "\(host)/\(path)"
  }

  /// The one that an image comes from; nil for images of a live registry.
  static func of(_ image: ImageReference) -> FrozenRegistry? {
    image.withHost { host in
      let isHub = host.isEmpty || host.equals("docker.io") || host.equals("index.docker.io")
      return table.first { row in
        (row.host.utf8CodeUnitCount == 0 ? isHub : host.equals(row.host))
          && (row.path.utf8CodeUnitCount == 0 || image.withPath { row.holds($0) })
      }
    }
  }

  private func holds(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let length = self.path.utf8CodeUnitCount
    return path.count > length && path[path.startIndex + length] == UInt8(ascii: "/")
      && path.begins(with: self.path)
  }

  /// Sources: the announcements of the owners. k8s.gcr.io and gcr.io/google-containers have been frozen
  /// since April 2023 (kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement), its mirror on Docker
  /// Hub since 2019; docker.pkg.github.com gave way to ghcr.io in 2021; what kubebuilder kept on gcr.io went
  /// with Container Registry in 2025; bitnamilegacy gets no updates by its definition.
  private static let table: [FrozenRegistry] = [
    FrozenRegistry("", "bitnamilegacy", successor: nil),
    FrozenRegistry("", "mirrorgooglecontainers", successor: "registry.k8s.io"),
    FrozenRegistry("k8s.gcr.io", "", successor: "registry.k8s.io"),
    FrozenRegistry("gcr.io", "google_containers", successor: "registry.k8s.io"),
    FrozenRegistry("gcr.io", "google-containers", successor: "registry.k8s.io"),
    FrozenRegistry("gcr.io", "kubebuilder", successor: nil),
    FrozenRegistry("docker.pkg.github.com", "", successor: "ghcr.io"),
    FrozenRegistry("quay.io", "kubernetes-ingress-controller", successor: "registry.k8s.io/ingress-nginx"),
  ]
}
