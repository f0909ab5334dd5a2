extension Catalogue {
  /// The recommendations on the subject of another tool's control, in catalogue order.
  ///
  /// Understood in either case: Kubescape controls (`C-0013`), Trivy checks in today's and older
  /// spellings (`KSV-0012`, `KSV012`, `AVD-KSV-0012`), CIS Benchmark sections (`5.2.7`, `CIS-5.2.7`). A
  /// section number means the newest benchmark we know; the numbering of cis-1.9 answers only where
  /// that has no such number.
  public static func aliases(_ foreignID: String) -> [Recommendation] {
    let key = canonical(foreignID)
    return current[key] ?? former[key] ?? []
  }

  /// For controls that judge another artefact than the recommendation on their subject does, the
  /// recommendation on that artefact: Kubescape's C-0214 asks for pods without the host's processes, and reads
  /// PodSecurityPolicy objects; C-0194 asks for the same, and reads the labels of namespaces.
  static func artefactTargets(_ foreignID: String) -> [String] {
    let key = canonical(foreignID)
    guard key.hasPrefix("C"), let number = Int(key.dropFirst()) else { return [] }
    switch number {
    case 193...204: return ["pod/admission-policy"]
    case 213...220: return ["pod/psp-migration"]
    default: return []
    }
  }

  /// The names of other tools' controls, as these spell them, in catalogue order: the subjects of `aliases`
  /// but for the older benchmark's, then the `peerNames`.
  public static var foreignNames: [String] {
    var known: Set<String> = []
    let controls = recommendations.flatMap { $0.maps.kubescape + $0.maps.trivy + $0.maps.cis }
    return (controls + peerNames.map(\.name)).filter { known.insert($0).inserted }
  }

  private static let current = index { $0.kubescape + $0.trivy + $0.cis }
  private static let former = index { $0.cis19 }

  private static func index(
    _ names: (CrossReferences) -> [String]
  ) -> [String: [Recommendation]] {
    var index: [String: [Recommendation]] = [:]
    for recommendation in recommendations {
      for name in Set(names(recommendation.maps)) {
        index[canonical(name), default: []].append(recommendation)
      }
    }
    return index
  }

  /// One spelling for each control: capitals, no catalogue prefix, and for letters followed by a number
  /// neither hyphen nor leading zeros ("KSV12").
  private static func canonical(_ name: String) -> String {
    var rest = name.uppercased()[...]
    for prefix in ["AVD-", "CIS-"] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    let letters = rest.prefix { ("A"..."Z").contains($0) }
    var digits = rest.dropFirst(letters.count)
    if digits.first == "-" { digits = digits.dropFirst() }
    guard !letters.isEmpty, !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else {
      return String(rest)
    }
    return String(letters + digits.drop { $0 == "0" })
  }
}
