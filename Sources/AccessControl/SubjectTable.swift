internal import Kubernetes

/// Whom the bindings name: each subject once, and for each entry of a binding which of them it means.
struct SubjectTable: Sendable {
  private(set) var subjects: [AccessSubject] = []
  /// Positions in `subjects`, binding by binding; -1 for an entry that means nobody.
  private var entries: [Int32] = []
  /// For each binding, where its entries begin, and the end of them all.
  private var starts: [Int32] = [0]
  private var known: [AccessSubject: Int32] = [:]
  /// For each subject, the bindings that name it and the position of the entry that does.
  private var places: [[(binding: Int32, entry: Int32)]] = []

  init(_ bindings: [AccessBinding]) {
    for (place, binding) in bindings.enumerated() {
      for (number, entry) in binding.subjects.enumerated() {
        guard let subject = AccessSubject(entry, of: binding) else {
          entries.append(-1)
          continue
        }
        let position = known[subject] ?? Int32(subjects.count)
        if position == subjects.count {
          known[subject] = position
          subjects.append(subject)
          places.append([])
        }
        entries.append(position)
        places[Int(position)].append((Int32(place), Int32(number)))
      }
      starts.append(Int32(entries.count))
    }
  }

  /// Where the bindings name a subject: the positions of bindings, and of its entry in each.
  func places(of subject: AccessSubject) -> some Sequence<(binding: Int, entry: Int)> {
    (known[subject].map { places[Int($0)] } ?? []).lazy.map { (Int($0.binding), Int($0.entry)) }
  }

  /// The entries of the binding at a position that mean somebody, by their positions in its list, with the
  /// positions of whom they mean.
  func entries(ofBinding position: Int) -> some Sequence<(entry: Int, subject: Int)> {
    (starts[position]..<starts[position + 1]).lazy.compactMap { index in
      let subject = entries[Int(index)]
      return subject < 0 ? nil : (Int(index - starts[position]), Int(subject))
    }
  }
}
