/// The candidate a user most likely meant by a mistyped word, for "did you mean".
///
/// Letter case does not count. A candidate is near when a third of its letters or fewer (one letter is
/// always granted) must be inserted, deleted, replaced or swapped with their neighbour. Of equally near
/// candidates the first wins.
public func closestMatch(to word: String, in candidates: some Sequence<String>) -> String? {
  let word = Array(word.lowercased().unicodeScalars)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased().unicodeScalars)
    let limit = min(max(1, letters.count / 3), best.map { $0.distance - 1 } ?? .max)
    guard abs(letters.count - word.count) <= limit else { continue }
    let distance = editDistance(word, letters)
    if distance <= limit { best = (candidate, distance) }
  }
  return best?.candidate
}

/// The optimal string alignment distance: edits and swaps of neighbours, none within another.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, scalar) in left.enumerated() {
    var next = [row + 1]
    next.reserveCapacity(right.count + 1)
    for (column, other) in right.enumerated() {
      var cost = min(last[column + 1] + 1, next[column] + 1, last[column] + (scalar == other ? 0 : 1))
      if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      next.append(cost)
    }
    (beforeLast, last) = (last, next)
  }
  return last[right.count]
}
