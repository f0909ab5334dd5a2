extension Walk {
  /// A candidate for a file that is shown as `shown`.
  ///
  /// - Parameter target: The real path of the file behind a link.
  func candidate(
    _ shown: [UInt8], kind: Candidate.Kind = .regular, isExplicit: Bool = false, chart: Int?,
    isChartTemplate: Bool, target: [UInt8]? = nil
  ) -> Candidate {
    let valid = String(validating: shown, as: UTF8.self)
    let start = shown.lastIndex(of: Byte.slash).map { $0 + 1 } ?? 0
    return Candidate(
      path: valid ?? shown.text, isExplicit: isExplicit, chart: chart,
      isChartTemplate: isChartTemplate,
      isKustomization: shown.withUnsafeBufferPointer { isKustomizationName(.init(rebasing: $0[start...])) },
      raw: valid == nil ? shown : nil, target: target, base: lookup.base, kind: kind)
  }

  /// Whether a file in a folder is listed for its name.
  func isWanted(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.hasExtension(among: extensions) || isKustomizationName(name)
  }
}

/// The three names that kustomize knows.
private func isKustomizationName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
  name.equals("kustomization.yaml") || name.equals("kustomization.yml") || name.equals("Kustomization")
}

extension Candidate {
  /// The shown path before what is no UTF-8 in it was replaced.
  var bytes: [UInt8] { raw ?? Array(path.utf8) }
}

extension [Candidate] {
  /// The candidates in bytewise order of their paths.
  func inPathOrder() -> [Candidate] {
    let keys = map(\.bytes)
    return indices.sorted { keys[$0].precedes(keys[$1]) }.map { self[$0] }
  }
}
