import Admission
import Documents
import Testing

@Suite("Updates at the door") struct UpdateTests {
  private func pod(_ spec: String, image: String = "example.com/web:1") -> String {
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec:\n  \(spec)\n  containers:\n  - name: web\n    image: \(image)\n"
  }

  private func judge(_ old: String, _ new: String, _ settings: String = "") throws -> AdmissionDecision {
    try Reviews.judge(settings).judge(try Reviews.review(new, operation: "UPDATE", old: old), today: nil)
  }

  @Test("an update that makes nothing worse is allowed with a warning")
  func noWorse() throws {
    let old = pod("hostPID: true")
    let decision = try judge(old, old.replacing("name: a,", with: "name: a, labels: {x: y},"))
    #expect(decision.isAllowed && decision.hasUnchanged)
    #expect(decision.warnedChecks.contains("pod/no-host-pid"))
    #expect(try judge(old, pod("hostPID: true", image: "example.com/web:2")).isAllowed)
    #expect(try judge(old, pod("hostPID: false")).isAllowed)
    #expect(!(try judge(old, old, "admission: {unchanged: enforce}").isAllowed))
  }

  @Test("one that brings a weakness is refused for that one")
  func worse() throws {
    let decision = try judge(pod("hostPID: true"), pod("hostPID: true\n  hostIPC: true"))
    #expect(decision.refusedChecks == ["pod/no-host-ipc"])
    #expect(decision.warnedChecks.contains("pod/no-host-pid"))
  }

  @Test("another path of the node is another weakness, though it is the same field")
  func otherValue() throws {
    let volumes = "volumes: [{name: a, hostPath: {path: /data}}]"
    let decision = try judge(pod(volumes), pod(volumes.replacing("/data", with: "/opt")))
    #expect(decision.refusedChecks == ["pod/no-host-path"])
  }

  @Test("a second container with a weakness of the first is no old one")
  func second() throws {
    let old = pod("hostPID: false").replacing(
      "image: example.com/web:1", with: "image: a\n    securityContext: {privileged: true}")
    let new = old + "  - name: other\n    image: a\n    securityContext: {privileged: true}\n"
    let decision = try judge(old, new)
    #expect(decision.refusing.contains { $0.check == "pod/no-privileged" && $0.container == "other" })
    #expect(!decision.refusing.contains { $0.container == "web" })
  }

  private func namespace(_ labels: String) -> String {
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {\(labels)}}\n"
  }

  @Test(
    "the Pod Security labels of a namespace may become stricter, not weaker",
    arguments: [
      ("enforce: restricted", "enforce: baseline", true), ("enforce: baseline", "enforce: restricted", false),
      ("enforce: baseline", "", true), ("enforce: baseline", "enforce: none", true),
      ("", "enforce: privileged", false),
      ("warn: restricted", "warn: baseline", true), ("enforce: baseline", "enforce: baseline", false),
      ("enforce: baseline, enforce-version: latest", "enforce: baseline, enforce-version: v1.20", true),
      ("enforce: baseline, enforce-version: v1.20", "enforce: baseline, enforce-version: v1.30", false),
    ])
  func podSecurity(_ old: String, _ new: String, _ isWeaker: Bool) throws {
    func labels(_ short: String) -> String {
      short.split(separator: ", ").map { "pod-security.kubernetes.io/\($0)" }.joined(separator: ", ")
    }
    let request = try Reviews.review(
      namespace(labels(new)), operation: "UPDATE", resource: "namespaces", old: namespace(labels(old)))
    let decision = try Reviews.judge().judge(request, today: nil)
    let weakenings = decision.refusing.filter {
      $0.message.hasPrefix("weakens") || $0.message.contains("to older rules")
    }
    #expect(weakenings.isEmpty != isWeaker)
  }
}
