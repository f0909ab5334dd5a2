import AccessControl
import Documents
import Foundation
import Kubernetes
import Testing

private let record = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/recorded/apiserver-1.36/rbac").standardizedFileURL.path

private let isRecorded: ConditionTrait = .enabled(
  if: FileManager.default.fileExists(atPath: record),
  "NOT COMPARED: ../shared/recorded is not there, so no decision was held against the rules")

/// What a real API server of 1.36 decided about requests, one a line.
@Suite("Decisions of an API server") struct AccessDecisionTests {
  @Test("every decision is the server's", isRecorded)
  func decisions() throws {
    let lines = try String(contentsOfFile: "\(record)/cases.jsonl", encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 400)
    var (allowed, byNode) = (0, 0)
    for line in lines {
      let decision = try node(String(line))
      var expected = try #require(decision["allowed"]?.bool as Bool?)
      let subject = try #require(decision["subject"])
      let user = try #require(subject["user"]?.text)
      let groups = subject.items("groups").compactMap(\.text)
      // The node authorizer gives no reason; no role says what it allows.
      if expected, groups.contains("system:nodes"), decision["reason"]?.text == "" {
        byNode += 1
        expected = false
      }
      allowed += expected ? 1 : 0
      let authorizer = Authorizer(
        Inventory(objects: try objects(of: decision)), defaults: .rolesAndBindings)
      let request = try request(#require(decision["request"]))
      let isAllowed = authorizer.allows(request, user: user, groups: groups)
      #expect(isAllowed == expected, "\(line)")
    }
    #expect(allowed > 150 && byNode == 2)
  }

  @Test("the defaults are those that the server made, but for what its feature gates add", isRecorded)
  func defaults() throws {
    let recorded = try node(String(contentsOfFile: "\(record)/defaults.json", encoding: .utf8))
    let ours = Authorizer(Inventory(objects: []), defaults: .rolesAndBindings)
    var compared = 0
    for item in recorded.children {
      guard case .objects(let read) = KubernetesObject.read(item), let object = read.first,
        // An add-on's, not Kubernetes' own.
        object.name != "system:aggregated-metrics-reader"
      else { continue }
      compared += 1
      let inventory = Inventory(objects: [object])
      if let binding = inventory.accessBinding(object) {
        #expect(DefaultObjects.hold(binding), "\(object.name)")
        #expect(ours.bindings.contains { $0.object.name == object.name && DefaultObjects.hold($0) })
      } else if let role = inventory.accessRole(object) {
        let known = try #require(
          ours.roles.first {
            $0.object.name == object.name && $0.object.namespace == object.namespace
              && $0.object.kind == object.kind
          }, "\(object.name)")
        #expect(known.isAggregated == role.isAggregated)
        for rule in role.rules { #expect(role.isDefault(rule), "\(object.name)") }
      }
    }
    #expect(compared == 135)
  }

  private func objects(of decision: Node) throws -> [KubernetesObject] {
    try #require(decision["objects"]).children.flatMap { node -> [KubernetesObject] in
      guard case .objects(let objects) = KubernetesObject.read(node) else { return [] }
      return objects
    }
  }

  private func request(_ node: Node) -> AccessRequest {
    func field(_ key: StaticString) -> String { node[key]?.text ?? "" }
    let path = field("path")
    guard path.isEmpty else { return AccessRequest(verb: field("verb"), .path(path)) }
    return AccessRequest(
      verb: field("verb"),
      .resource(
        group: field("group"), resource: field("resource"), subresource: field("subresource"),
        namespace: field("namespace"), name: field("name")))
  }
}
