import Admission
import Documents
import Testing

@Suite("Policies of the door") struct PolicyTests {
  private func exec(_ subresource: String = "exec", user: String = "bob", groups: [String] = []) throws
    -> ReviewRequest
  {
    try Reviews.request(
      object: #"{"kind":"PodExecOptions","apiVersion":"v1","container":"web","command":["sh"]}"#,
      operation: "CONNECT", resource: "pods", subresource: subresource, user: user, groups: groups)
  }

  @Test("entering a container is free, unless the policy says who may")
  func connect() throws {
    #expect(try Reviews.judge().judge(try exec(), today: nil).outcome == "allowed")
    let judge = try Reviews.judge("admission: {connect: {mode: enforce, users: [alice], groups: [oncall]}}")
    let refused = judge.judge(try exec(), today: nil)
    #expect(refused.refusedChecks == ["auth/limit-exec"] && refused.refusing[0].container == "web")
    #expect(!judge.judge(try exec("attach"), today: nil).isAllowed)
    #expect(judge.judge(try exec("portforward"), today: nil).isAllowed)
    #expect(judge.judge(try exec(user: "alice"), today: nil).isAllowed)
    #expect(judge.judge(try exec(groups: ["a", "oncall"]), today: nil).isAllowed)
    let warned = try Reviews.judge("admission: {connect: {mode: warn}}").judge(try exec(), today: nil)
    #expect(warned.isAllowed && warned.warnedChecks == ["auth/limit-exec"])
  }

  private let digest = "sha256:" + String(repeating: "a", count: 64)

  @Test(
    "images are known by their digest; what nobody knows is allowed, warned about or denied",
    arguments: [
      ("allow", "denied", "allowed"), ("warn", "denied", "warned"), ("deny", "denied", "denied"),
    ])
  func images(_ unknown: String, _ bad: String, _ other: String) throws {
    let table = ImageVerdictTable([
      digest: ImageVerdict(isAccepted: true, reason: "is fine"),
      "sha256:" + String(repeating: "b", count: 64): ImageVerdict(
        isAccepted: false, reason: "has CVE-2026-1"),
    ])
    let judge = try Reviews.judge(
      "check: [image/pin-digest/tag-only]\nadmission: {modes: {image/pin-digest: off}, images: {unknown: \(unknown)}}",
      images: table)
    func outcome(_ image: String) throws -> String {
      let pod =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec: {containers: [{name: a, image: \"\(image)\"}]}"
      return judge.judge(try Reviews.review(pod), today: nil).outcome
    }
    #expect(try outcome("a@\(digest)") == "allowed")
    #expect(try outcome("a@sha256:\(String(repeating: "b", count: 64))") == bad)
    #expect(try outcome("a@sha256:\(String(repeating: "c", count: 64))") == other)
    #expect(try outcome("a:1") == other)
  }

  @Test("digests and registries can be required, whatever the mode")
  func required() throws {
    let request = try Reviews.review(JudgeTests.pod())
    let digests = try Reviews.judge("admission: {mode: warn, images: {requireDigests: true}}")
    #expect(digests.judge(request, today: nil).refusedChecks == ["image/pin-digest/tag-only"])
    let registries = try Reviews.judge(
      "parameters: {trusted-registries: [registry.example.org]}\nadmission: {mode: warn, images: {requireTrustedRegistries: true}}"
    )
    #expect(registries.judge(request, today: nil).refusedChecks == ["image/trusted-registry"])
  }

  @Test(
    "what makes no sense in the configuration is an error, with what was probably meant",
    arguments: [
      ("admission: {mod: warn}", "did you mean mode?"),
      ("admission: {mode: enforced}", "did you mean enforce?"),
      ("admission: {modes: {pod/no-privilegd: warn}}", "did you mean pod/no-privileged?"),
      ("admission: {profiles: {nse: warn}}", "did you mean nsa?"),
      ("admission: {namespaces: [{mode: warn}]}", "needs the key names, or selector"),
      ("admission: {namespaces: [{names: [a], selector: {matchLabels: {a: b}}}]}", "not both"),
      ("admission: {namespaces: [{selector: {matchLabels: {a: b}}}]}", "needs the key name,"),
      ("admission: {namespaces: [{name: A/b, selector: {matchLabels: {a: b}}}]}", "is no name:"),
      ("admission: {namespaces: [{name: a, selector: {matchLabels: {a: b, c: d}}}]}", "one label, not 2"),
      ("admission: {namespaces: [{name: a, selector: {}}]}", "one label, not 0"),
      ("admission: {namespaces: [{name: a, selector: [b]}]}", "no selector of labels"),
      (
        "admission: {namespaces: [{name: a, selector: {matchLabels: {a: b}}}, {name: a, selector: {matchLabels: {c: d}}}]}",
        "names two entries"
      ),
      ("admission: {annotationWaivers: [{checks: [pod]}]}", "needs the key requesters"),
      ("admission: {images: {requireDigests: maybe}}", "must be true or false"),
      ("admission: [a]", "must be a mapping"),
      ("admission: {mutate: [pod/nothing-such]}", "there is no check"),
      ("admission: {connect: {user: [a]}}", "did you mean users?"),
    ])
  func faults(_ text: String, _ reason: String) throws {
    let error = #expect(throws: (any Error).self) { try Reviews.configuration(text) }
    #expect("\(String(describing: error))".contains(reason))
  }
}
