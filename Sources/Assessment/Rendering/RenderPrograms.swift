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

  /// Looks for the programs in the absolute folders of a `PATH`.
  public init(path: String) {
    helm = ChildProcess.find("helm", in: path)
    kustomize = ChildProcess.find("kustomize", in: path) ?? ChildProcess.find("kubectl", in: path)
  }

  /// The paths of those that were found.
  public var found: [String] { [helm, kustomize].compactMap { $0 } }
}

extension String {
  /// The name of a program without its folder.
  var programName: String { split(separator: "/").last.map(String.init) ?? self }
}
