import AccessControl
import Foundation
import Kubernetes
import TestSupport
import Testing

/// Random roles, bindings and requests: the engine decides as the specification does word for word.
///
/// `BULWARK_RBAC_CASES` is the number of cases, `BULWARK_RBAC_SEED` the first seed.
@Suite("Random clusters") struct AuthorizerPropertyTests {
  @Test("decisions, and who can, agree with a naive evaluator")
  func agreement() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["BULWARK_RBAC_CASES"].flatMap { Int($0) } ?? 2_000
    let first = environment["BULWARK_RBAC_SEED"].flatMap { UInt64($0) } ?? 1
    var (allowed, named) = (0, 0)
    for seed in first..<first + UInt64(count) {
      var cluster = RandomCluster(seed: seed)
      let naive = NaiveAuthorizer(cluster: cluster)
      let authorizer = Authorizer(Inventory(objects: try objects(cluster.manifest)), defaults: .none)
      let (request, user) = (cluster.request(), cluster.user())
      let expected = naive.allows(request, user: user.name, groups: user.groups)
      allowed += expected ? 1 : 0
      try #require(
        authorizer.allows(request, user: user.name, groups: user.groups) == expected,
        "seed \(seed): \(request), \(user), \(cluster.manifest)")
      guard let query = query(request) else { continue }
      let subjects = Set(authorizer.grants(of: query).map(\.subject))
      named += subjects.count
      for name in RandomCluster.users {
        let isUser = naive.allows(request, user: name, groups: [])
        try #require(
          subjects.contains(AccessSubject(user: name)) == isUser,
          "seed \(seed): \(request), user \(name), \(cluster.manifest)")
        let isGroup = naive.allows(request, user: "", groups: [name])
        try #require(
          subjects.contains(AccessSubject(group: name)) == isGroup,
          "seed \(seed): \(request), group \(name), \(cluster.manifest)")
      }
    }
    #expect(allowed > count / 20 && named > count / 20, "\(allowed) allowed, \(named) named")
  }

  /// The question that leaves nothing of a request open; nil where a request cannot be put so: one without
  /// a name or a namespace is a question about any.
  private func query(_ request: AccessRequest) -> AccessQuery? {
    switch request.target {
    case .path(let path): return AccessQuery(verb: request.verb, .path(path))
    case .resource(let group, let resource, let subresource, let namespace, let name):
      guard !name.isEmpty, !namespace.isEmpty else { return nil }
      let target = AccessQuery.Resource(
        group: group, name: resource, subresource: subresource, isNamespaced: true)
      return AccessQuery(verb: request.verb, .resources([target]), namespace: namespace, name: name)
    }
  }
}
