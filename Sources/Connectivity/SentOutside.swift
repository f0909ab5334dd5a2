extension Connectivity {
  /// What of some connections a class of pods may send to an address outside the cluster, which no policy guards
  /// on its side. For one destination this is far less work than a `Row`, and the same answer.
  func sent(from source: Int, to destination: Int, of wanted: ConnectionSet) -> ConnectionSet {
    let admin = decisions(of: .admin, source, destination, wanted)
    var below = wanted
    if egress.isolated.contains(source) {
      below = egress.lookup[source].reduce(into: ConnectionSet.none) { sum, position in
        let rule = egress.rules[position]
        if peerSets[rule.peers].contains(destination) { sum.formUnion(rule.connections.intersection(wanted)) }
      }
    } else {
      below = wanted.subtracting(decisions(of: .baseline, source, destination, wanted).denied)
    }
    return below.subtracting(admin.denied).union(admin.allowed)
  }

  /// What the rules of a tier decide: for each connection the first that meets it.
  private func decisions(
    of tier: TierPolicy.Tier, _ source: Int, _ destination: Int, _ wanted: ConnectionSet
  ) -> (allowed: ConnectionSet, denied: ConnectionSet) {
    var undecided = wanted
    var (allowed, denied) = (ConnectionSet.none, ConnectionSet.none)
    for rule in egress.tiers
    where rule.tier == tier && rule.rectangle.subjects.contains(source)
      && peerSets[rule.rectangle.peers].contains(destination)
    {
      let met = rule.rectangle.connections.intersection(undecided)
      undecided = undecided.subtracting(met)
      switch rule.action {
      case .allow: allowed.formUnion(met)
      case .deny: denied.formUnion(met)
      case .pass: break
      }
    }
    return (allowed, denied)
  }
}
