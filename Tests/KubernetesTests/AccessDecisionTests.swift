import Documents
import Foundation
import Kubernetes
import Testing

private let record = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/recorded/apiserver-1.36/rbac").standardizedFileURL.path

/// What a real API server of 1.36 decided about requests, one a line.
@Suite("Decisions of an API server") struct AccessDecisionTests {
  @Test(
    "rules, subjects and bindings decide as the server did",
    .enabled(
      if: FileManager.default.fileExists(atPath: record),
      "NOT COMPARED: ../shared/recorded is not there, so no decision was held against the rules"))
  func decisions() throws {
    let lines = try String(contentsOfFile: "\(record)/cases.jsonl", encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 400)
    var allowed = 0
    for line in lines {
      let decision = try node(String(line))
      let expected = try #require(decision["allowed"]?.bool as Bool?)
      // Aggregation is the work of a controller, and is not judged here.
      guard !line.contains("aggregationRule") else { continue }
      // What the server's own roles or its node authorizer allow does not stand in the case.
      let reason = decision["reason"]?.text ?? ""
      guard !expected || reason.contains("Role \"rv") else { continue }
      allowed += expected ? 1 : 0
      #expect(try Decision(decision).isAllowed == expected, "\(line)")
    }
    #expect(allowed > 100)
  }
}

private struct Decision {
  let isAllowed: Bool

  init(_ decision: Node) throws {
    let objects = try #require(decision["objects"]).children.flatMap { node -> [KubernetesObject] in
      guard case .objects(let objects) = KubernetesObject.read(node) else { return [] }
      return objects
    }
    let inventory = Inventory(objects: objects)
    let subject = try #require(decision["subject"])
    let user = try #require(subject["user"]?.text)
    let groups = subject.items("groups").compactMap(\.text)
    let request = try Decision.request(#require(decision["request"]))
    isAllowed =
      groups.contains("system:masters")
      || objects.compactMap(inventory.accessBinding).contains { binding in
        guard binding.reaches(request),
          binding.subjects.contains(where: {
            $0.covers(user: user, groups: groups, bindingNamespace: binding.object.namespace)
          }), let name = binding.roleName?.text,
          let role = inventory.object(
            binding.refersToClusterRole ? "ClusterRole" : "Role", name,
            in: binding.refersToClusterRole ? nil : binding.object.namespace)
        else { return false }
        return inventory.accessRole(role)?.rules.contains { $0.allows(request) } ?? false
      }
  }

  private static func request(_ node: Node) throws -> AccessRequest {
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
