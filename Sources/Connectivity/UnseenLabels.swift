internal import Kubernetes

/// Labels that pods and namespaces could have, for the demands of selectors.
enum UnseenLabels {
  /// How many values of a list are tried. What holds for these need not hold for the rest of a longer one.
  private static let mostValues = 16

  /// Some sets of labels that meet the demands, as unlike each other as may be: what passes with all of them passes
  /// whatever else a pod bears. None where nothing meets the demands.
  ///
  /// - Parameter others: What all selectors demand: labels that some of these want to be absent are there in one
  ///   of the sets.
  static func witnesses(
    for requirements: [LabelRequirement], among others: [LabelRequirement]
  ) -> [[String: String]] {
    var (fixed, absent): ([String: [String]], Set<String>) = ([:], [])
    var free: [String: Set<String>] = [:]
    for (key, ofKey) in Dictionary(grouping: requirements, by: \.key) {
      let forbidden = Set(ofKey.filter { $0.op == .notIn }.flatMap(\.values))
      let lists = ofKey.filter { $0.op == .isIn }.map(\.values)
      let isAbsent = ofKey.contains { $0.op == .doesNotExist }
      if !lists.isEmpty || ofKey.contains(where: { $0.op == .exists }) {
        let values =
          (lists.first ?? [unlikely(forbidden)] + refused(key, by: others)).filter { value in
            !forbidden.contains(value) && lists.allSatisfy { $0.contains(value) }
          }
        guard !values.isEmpty, !isAbsent else { return [] }
        fixed[key] = values
      } else if isAbsent {
        absent.insert(key)
      } else {
        free[key] = forbidden
      }
    }
    var contrary = self.contrary(to: others).filter { !absent.contains($0.key) }
    for (key, forbidden) in free where contrary[key].map(forbidden.contains) ?? true {
      contrary[key] = refused(key, by: others).first { !forbidden.contains($0) } ?? unlikely(forbidden)
    }
    let count = min(mostValues, fixed.values.map(\.count).max() ?? 1)
    return (0..<count).flatMap { number -> [[String: String]] in
      let labels = fixed.mapValues { $0[number % $0.count] }
      return [labels, contrary.merging(labels) { $1 }]
    }
  }

  /// Labels that are there where some demand wants them to be absent, with values that it forbids.
  static func contrary(to requirements: [LabelRequirement]) -> [String: String] {
    var labels: [String: String] = [:]
    for requirement in requirements where requirement.op == .notIn || requirement.op == .doesNotExist {
      labels[requirement.key] = requirement.values.first ?? labels[requirement.key] ?? unlikely([])
    }
    return labels
  }

  /// The values of a label that some demand forbids, in order.
  private static func refused(_ key: String, by requirements: [LabelRequirement]) -> [String] {
    Set(requirements.filter { $0.op == .notIn && $0.key == key }.flatMap(\.values)).sorted()
  }

  /// A value that no selector is likely to name.
  private static func unlikely(_ forbidden: Set<String>) -> String {
    var value = "Unseen"
    while forbidden.contains(value) { value += "-" }
    return value
  }
}
