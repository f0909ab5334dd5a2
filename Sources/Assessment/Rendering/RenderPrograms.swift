internal import Glibc

/// The programs that render, found once and from then on named by their absolute paths.
public struct RenderPrograms: Sendable {
  /// `helm`, for charts.
  public var helm: String?
  /// `kustomize` or `kubectl`, for kustomizations.
  public var kustomize: String?

  public init(helm: String? = nil, kustomize: String? = nil) {
    self.helm = helm
    self.kustomize = kustomize
  }

  /// Looks for the programs in the folders of a `PATH`. Relative folders are passed over: what lies in
  /// the current directory may belong to whoever wrote the manifests.
  public init(path: String) {
    helm = Self.find("helm", in: path)
    kustomize = Self.find("kustomize", in: path) ?? Self.find("kubectl", in: path)
  }

  /// The paths of those that were found.
  public var found: [String] { [helm, kustomize].compactMap { $0 } }

  private static func find(_ name: String, in path: String) -> String? {
    path.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first { file in
      status(file.utf8)?.isRegular == true && access(file, X_OK) == 0
    }
  }
}

extension String {
  /// The name of a program without its folder.
  var programName: String { split(separator: "/").last.map(String.init) ?? self }
}
