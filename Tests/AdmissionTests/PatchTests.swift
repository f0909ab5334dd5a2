import Admission
import Documents
import Foundation
import Testing

@Suite("Changes at the door") struct PatchTests {
  private let settings = "admission: {mutate: [pod/no-privilege-escalation, pod/seccomp]}"

  private let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      template:
        spec:
          containers:
          - name: web
            image: example.com/web:1
          - name: side
            image: example.com/side:1
            securityContext: {runAsNonRoot: true}
    """

  @Test("safe remedies are made, said in an annotation, and not made again")
  func idempotent() throws {
    let judge = try Reviews.judge(settings)
    let object = Reviews.json(try #require(parse(deployment).documents.first))
    let request = try Reviews.request(object: object, resource: "deployments", group: "apps")
    let patch = try #require(judge.patch(request, today: nil))
    #expect(patch.checks == ["pod/no-privilege-escalation", "pod/seccomp"])
    let changed = try apply(patch.body, to: object)
    #expect(
      judge.patch(try Reviews.request(object: changed, resource: "deployments", group: "apps"), today: nil)
        == nil)
    let node = try #require(parse(changed).documents.first)
    #expect(
      node["metadata"]?["annotations"]?["bulwark.dev/changed-for"]?.text
        == "pod/no-privilege-escalation,pod/seccomp")
    let containers = node["spec"]?["template"]?["spec"]?["containers"]
    for position in 0...1 {
      #expect(containers?[item: position]?["securityContext"]?["allowPrivilegeEscalation"]?.bool == false)
    }
    #expect(containers?[item: 1]?["securityContext"]?["runAsNonRoot"]?.bool == true)
    let answer = try Reviews.answer(AdmissionDecision(), to: request, patch: patch)
    #expect(answer["patchType"]?.text == "JSONPatch" && answer["allowed"]?.bool == true)
    let encoded = Array(try #require(answer["patch"]?.text).utf8)
    #expect(encoded.withUnsafeBufferPointer { Base64.decode($0) } == patch.body)
  }

  @Test("nothing is changed that no check was named for, that is exempt, or that cannot be stored")
  func nothing() throws {
    let request = try Reviews.review(deployment, resource: "deployments", group: "apps")
    #expect(try Reviews.judge().patch(request, today: nil) == nil)
    let judge = try Reviews.judge(settings)
    #expect(judge.patch(try Reviews.review(deployment, namespace: "kube-system"), today: nil) == nil)
    let pod = JudgeTests.pod().replacing("privileged: true", with: "privileged: false")
    #expect(judge.patch(try Reviews.review(pod), today: nil) != nil)
    #expect(
      judge.patch(
        try Reviews.review(pod, operation: "UPDATE", old: pod.replacing("hostPID", with: "hostIPC")),
        today: nil) == nil)
    #expect(judge.patch(try Reviews.review(pod, operation: "DELETE"), today: nil) == nil)
  }

  @Test("a template that an update leaves alone is not rolled out anew")
  func untouched() throws {
    let judge = try Reviews.judge(settings)
    func patch(_ new: String) throws -> JSONPatch? {
      judge.patch(
        try Reviews.review(new, operation: "UPDATE", resource: "deployments", group: "apps", old: deployment),
        today: nil)
    }
    #expect(
      try patch(deployment.replacing("name: web, namespace", with: "name: web, labels: {a: b}, namespace"))
        == nil)
    #expect(try patch(deployment.replacing("web:1", with: "web:2")) != nil)
  }

  @Test("a remedy for which a person must answer is not made")
  func onlySafe() throws {
    let judge = try Reviews.judge("admission: {mutate: [pod]}")
    let request = try Reviews.review(JudgeTests.pod())
    let checks = judge.patch(request, today: nil)?.checks ?? []
    #expect(!checks.contains("pod/no-host-pid") && !checks.contains("pod/no-privileged"))
  }

  /// Makes a patch of the few operations that there are.
  private func apply(_ patch: [UInt8], to object: String) throws -> String {
    var root = try JSONSerialization.jsonObject(with: Data(object.utf8))
    let operations = try #require(try JSONSerialization.jsonObject(with: Data(patch)) as? [[String: Any]])
    for operation in operations {
      let path = try #require(operation["path"] as? String)
      let steps = path.split(separator: "/").map {
        String($0.replacing("~1", with: "/").replacing("~0", with: "~"))
      }
      root = try changed(root, steps[...], operation)
    }
    return String(decoding: try JSONSerialization.data(withJSONObject: root), as: UTF8.self)
  }

  private func changed(_ value: Any, _ steps: ArraySlice<String>, _ operation: [String: Any]) throws -> Any {
    let name = try #require(steps.first)
    let isLast = steps.count == 1
    if var list = value as? [Any] {
      if isLast, name == "-" { return list + [try #require(operation["value"])] }
      let index = try #require(Int(name))
      if isLast, operation["op"] as? String == "remove" {
        list.remove(at: index)
      } else {
        list[index] =
          isLast ? try #require(operation["value"]) : try changed(list[index], steps.dropFirst(), operation)
      }
      return list
    }
    var mapping = try #require(value as? [String: Any])
    if isLast {
      if operation["op"] as? String != "add" { try #require(mapping[name] != nil) }
      mapping[name] = operation["value"]
    } else {
      mapping[name] = try changed(try #require(mapping[name]), steps.dropFirst(), operation)
    }
    return mapping
  }
}
