internal import Kubernetes

/// The keys and values of labels that some selector asks for. What no selector asks for tells no two pods
/// apart.
struct LabelVocabulary {
  private var keys: [String: Int32] = [:]
  private var values: [LabelPair: Int32] = [:]

  private struct LabelPair: Hashable {
    let key: Int32
    let value: String
  }

  /// A selector in numbers; nil for one that selects nothing.
  mutating func compile(_ selector: LabelSelector) -> CompiledSelector? {
    guard let requirements = selector.requirements else { return nil }
    var terms: Set<CompiledSelector.Term> = []
    for requirement in requirements {
      let key = number(ofKey: requirement.key)
      let values = requirement.values.map { number(of: $0, key) }
      terms.insert(CompiledSelector.Term(key: key, op: requirement.op, values: Set(values)))
    }
    return CompiledSelector(terms: terms)
  }

  private mutating func number(ofKey key: String) -> Int32 {
    if let known = keys[key] { return known }
    keys[key] = Int32(keys.count)
    return Int32(keys.count - 1)
  }

  private mutating func number(of value: String, _ key: Int32) -> Int32 {
    let pair = LabelPair(key: key, value: value)
    if let known = values[pair] { return known }
    values[pair] = Int32(values.count)
    return Int32(values.count - 1)
  }

  /// The labels of an object, as far as selectors ask for them: key and value in turn, in the order of the
  /// keys. A value that none asks for is -1.
  func project(_ labels: Labels) -> [Int32] {
    var found: [(Int32, Int32)] = []
    labels.forEach { key, value in
      guard let number = keys[key] else { return }
      found.append((number, values[LabelPair(key: number, value: value)] ?? -1))
    }
    found.sort { $0.0 < $1.0 }
    return found.flatMap { [$0.0, $0.1] }
  }
}

/// A selector in the numbers of a vocabulary; equal ones are one.
struct CompiledSelector: Hashable, Sendable {
  let terms: Set<Term>

  struct Term: Hashable, Sendable {
    let key: Int32
    let op: LabelSelector.Operator
    let values: Set<Int32>
  }
}

/// Finds which of many labelled things a selector selects; each distinct selector is evaluated once.
struct LabelTable {
  private let bound: Int
  /// The positions that have a key, and those that have a value of a key.
  private var havingKey: [Int32: [Int32]] = [:]
  private var havingValue: [Int32: [Int32]] = [:]
  private var known: [CompiledSelector: BitSet] = [:]

  /// - Parameter projections: The labels of each, as the vocabulary projects them.
  init(_ projections: [[Int32]]) {
    bound = projections.count
    for (position, labels) in projections.enumerated() {
      for index in stride(from: 0, to: labels.count, by: 2) {
        havingKey[labels[index], default: []].append(Int32(position))
        if labels[index + 1] >= 0 { havingValue[labels[index + 1], default: []].append(Int32(position)) }
      }
    }
  }

  mutating func selected(by selector: CompiledSelector) -> BitSet {
    if let known = known[selector] { return known }
    var result = BitSet(bound: bound, 0..<bound)
    for term in selector.terms {
      var holders = BitSet(bound: bound)
      switch term.op {
      case .isIn, .notIn:
        for value in term.values {
          for position in havingValue[value] ?? [] { holders.insert(Int(position)) }
        }
      case .exists, .doesNotExist:
        for position in havingKey[term.key] ?? [] { holders.insert(Int(position)) }
      }
      switch term.op {
      case .isIn, .exists: result.formIntersection(holders)
      case .notIn, .doesNotExist: result.subtract(holders)
      }
    }
    known[selector] = result
    return result
  }
}
