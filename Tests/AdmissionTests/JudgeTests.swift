import Admission
import Documents
import Findings
import Judgement
import Testing

@Suite("Judging at the door") struct JudgeTests {
  static func pod(
    _ spec: String = "hostPID: true", metadata: String = "", image: String = "example.com/web:1"
  ) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    \(metadata.isEmpty ? "" : metadata.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n") + "\n")spec:
      \(spec)
      containers:
      - name: web
        image: \(image)
        securityContext: {privileged: true}
    """
  }

  @Test("a privileged pod is refused with every reason, its place and its remedy")
  func refused() throws {
    let request = try Reviews.review(Self.pod())
    let decision = try Reviews.judge().judge(request, today: nil)
    let answer = try Reviews.answer(decision, to: request)
    #expect(answer["allowed"]?.bool == false)
    #expect(answer["uid"]?.text == "u-1")
    #expect(answer["status"]?["code"]?.int == 403)
    let message = try #require(answer["status"]?["message"]?.text)
    #expect(message.hasPrefix("bulwark refuses Pod shop/web for "))
    #expect(
      message.contains(
        "- pod/no-privileged (critical) container web at spec.containers[0].securityContext.privileged: "))
    #expect(message.contains("- pod/no-host-pid (high) at spec.hostPID: "))
    #expect(message.contains("Remedy: "))
    #expect(answer["auditAnnotations"]?["refused"]?.text?.contains("pod/no-privileged") == true)
  }

  @Test("an annotation in the object waives nothing unless the configuration lets its author")
  func annotations() throws {
    let pod = Self.pod(
      metadata: "annotations:\n  bulwark.dev/allow: pod/no-privileged reason=\"I say so\" until=2027-01-01")
    let plain = try Reviews.judge("admission: {mode: enforce}").judge(try Reviews.review(pod), today: nil)
    #expect(plain.refusedChecks.contains("pod/no-privileged"))
    let granting = try Reviews.judge(
      """
      admission:
        annotationWaivers:
        - requesters: ["system:serviceaccount:flux-system:*"]
          checks: [pod/no-privileged]
      """)
    let stranger = granting.judge(try Reviews.review(pod), today: nil)
    #expect(stranger.refusedChecks.contains("pod/no-privileged"))
    let user = "system:serviceaccount:flux-system:kustomize-controller"
    let request = try Reviews.review(pod, user: user)
    let granted = granting.judge(request, today: Day("2026-12-01"))
    #expect(
      !granted.refusedChecks.contains("pod/no-privileged")
        && granted.refusedChecks.contains("pod/no-host-pid"))
    let note = try Reviews.answer(granted, to: request)["auditAnnotations"]?["waived"]?.text
    #expect(note == "pod/no-privileged by the annotation: I say so")
    let late = granting.judge(request, today: Day("2027-02-01"))
    #expect(late.refusedChecks.contains("pod/no-privileged"))
    let other = Self.pod(metadata: "annotations:\n  bulwark.dev/allow: pod/no-host-pid reason=\"so\"")
    #expect(
      granting.judge(try Reviews.review(other, user: user), today: nil).refusedChecks.contains(
        "pod/no-host-pid"))
  }

  @Test("the waivers of the configuration count, for their time")
  func waivers() throws {
    let judge = try Reviews.judge(
      """
      waivers:
      - {check: pod/no-privileged, namespace: shop, name: web, reason: old, owner: ops, expires: 2027-01-31}
      """)
    let request = try Reviews.review(Self.pod())
    let valid = judge.judge(request, today: Day("2027-01-31"))
    #expect(valid.waived.map(\.finding.check) == ["pod/no-privileged"])
    #expect(!valid.refusedChecks.contains("pod/no-privileged"))
    #expect(judge.judge(request, today: Day("2027-02-01")).refusedChecks.contains("pod/no-privileged"))
  }

  @Test(
    "the more exact mode wins",
    arguments: [
      ("mode: warn", 0), ("mode: audit", 0), ("mode: off", 0),
      ("{mode: warn, modes: {pod/no-privileged: enforce}}", 1),
      ("{mode: enforce, modes: {pod: warn, pod/no-host-pid: enforce}}", 1),
      (
        "{mode: warn, namespaces: [{names: [shop], modes: {pod/no-privileged: enforce, pod/no-host-pid: enforce}}]}",
        2
      ),
      ("{mode: enforce, namespaces: [{names: [sh*], mode: warn}]}", 0),
      (
        "{mode: enforce, namespaces: [{names: [bank], mode: warn}, {names: ['*'], modes: {pod/no-host-pid: off}}], modes: {pod: warn}}",
        0
      ),
      ("{profiles: {pss-baseline: enforce, nsa: warn}}", 2),
    ])
  func modes(_ settings: String, _ count: Int) throws {
    let text = settings.hasPrefix("{") ? "admission: \(settings)" : "admission: {\(settings)}"
    let decision = try Reviews.judge(text).judge(try Reviews.review(Self.pod()), today: nil)
    let ids: Set = ["pod/no-privileged", "pod/no-host-pid"]
    #expect(decision.refusing.count { ids.contains($0.check) } == count)
    if settings == "mode: audit" { #expect(decision.warning.isEmpty && !decision.audited.isEmpty) }
    if settings == "mode: off" { #expect(!decision.matters) }
  }

  @Test("namespaces with a label have modes of their own, where the API server says that it is one")
  func labels() throws {
    let judge = try Reviews.judge(
      """
      admission:
        namespaces:
        - {names: [bank], mode: audit}
        - {name: sandbox, selector: {matchLabels: {environment: sandbox}}, mode: warn}
      """)
    #expect(judge.labels == ["sandbox"])
    func outcome(_ label: String?, _ manifest: String, _ namespace: String, _ resource: String) throws
      -> String
    {
      var request = try Reviews.review(manifest, resource: resource, namespace: namespace)
      request.label = label
      return judge.judge(request, today: nil).outcome
    }
    let pod = Self.pod(metadata: "labels: {environment: sandbox}")
    #expect(try outcome("sandbox", pod, "shop", "pods") == "warned")
    #expect(try outcome(nil, pod, "shop", "pods") == "denied")
    #expect(try outcome("other", pod, "shop", "pods") == "denied")
    // The first entry that matches counts.
    #expect(try outcome("sandbox", pod, "bank", "pods") == "audited")
    // What is of no namespace, and Namespaces themselves, are judged as everywhere.
    let role = """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: all}
      rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]
      """
    #expect(try outcome("sandbox", role, "", "clusterroles") == "denied")
    let weak = """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: privileged}}
      """
    #expect(try outcome("sandbox", weak, "shop", "namespaces") == outcome(nil, weak, "shop", "namespaces"))
  }

  @Test("as a scan, it goes by fail-on; a check that is named is enforced whatever it weighs")
  func threshold() throws {
    let request = try Reviews.review(Self.pod())
    let usual = try Reviews.judge().judge(request, today: nil)
    #expect(usual.warnedChecks.contains("pod/read-only-rootfs"))
    #expect(!usual.refusedChecks.contains("pod/read-only-rootfs"))
    let named = try Reviews.judge("admission: {modes: {pod/read-only-rootfs: enforce}}").judge(
      request, today: nil)
    #expect(named.refusedChecks.contains("pod/read-only-rootfs"))
    let low = try Reviews.judge("fail-on: low").judge(request, today: nil)
    #expect(low.refusedChecks.contains("pod/read-only-rootfs"))
    let none = try Reviews.judge("fail-on: none").judge(request, today: nil)
    #expect(none.isAllowed)
  }

  @Test(
    "requests are exempt by their namespace, user or runtime class, never by what the object says of itself")
  func exemptions() throws {
    let judge = try Reviews.judge()
    #expect(
      judge.judge(try Reviews.review(Self.pod(), namespace: "kube-system"), today: nil).exemption != nil)
    #expect(judge.judge(try Reviews.review(Self.pod(), namespace: "bulwark"), today: nil).exemption != nil)
    let pretends = Self.pod(metadata: "labels: {app: bulwark, kubernetes.io/metadata.name: kube-system}")
      .replacing("namespace: shop", with: "namespace: kube-system")
    #expect(!judge.judge(try Reviews.review(pretends), today: nil).isAllowed)
    let by = try Reviews.judge("admission: {exempt: {users: ['system:node:*'], runtimeClasses: [gvisor]}}")
    #expect(by.judge(try Reviews.review(Self.pod(), user: "system:node:a"), today: nil).isAllowed)
    #expect(!by.judge(try Reviews.review(Self.pod(), user: "alice"), today: nil).isAllowed)
    #expect(by.judge(try Reviews.review(Self.pod("runtimeClassName: gvisor")), today: nil).isAllowed)
    #expect(by.judge(try Reviews.review(Self.pod(), namespace: "kube-system"), today: nil).isAllowed)
    let none = try Reviews.judge("admission: {exempt: {namespaces: []}}")
    #expect(!none.judge(try Reviews.review(Self.pod(), namespace: "kube-system"), today: nil).isAllowed)
    #expect(judge.exemptions.contains("bulwark, kube-system"))
  }

  @Test(
    "what never reaches the checks",
    arguments: [
      ("leases", "", "CREATE"), ("events", "", "CREATE"), ("pods", "status", "UPDATE"),
      ("pods", "", "DELETE"),
      ("deployments", "scale", "UPDATE"), ("secrets", "", "CREATE"),
    ])
  func scope(_ resource: String, _ subresource: String, _ operation: String) throws {
    let request = try Reviews.review(
      Self.pod(), operation: operation, resource: resource, subresource: subresource)
    let decision = try Reviews.judge().judge(request, today: nil)
    #expect(decision.isAllowed && !decision.matters)
  }

  @Test("a debug container is judged")
  func ephemeral() throws {
    let before =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec: {containers: [{name: a, image: b}]}"
    let after =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec: {containers: [{name: a, image: b}], ephemeralContainers: [{name: d, image: c, securityContext: {privileged: true}}]}"
    let request = try Reviews.review(
      after, operation: "UPDATE", subresource: "ephemeralcontainers", old: before)
    let decision = try Reviews.judge().judge(request, today: nil)
    #expect(decision.refusedChecks.contains("pod/no-privileged"))
    #expect(decision.refusing.allSatisfy { $0.container == "d" })
  }

  @Test("what is no object of the API is refused where the mode enforces")
  func unreadable() throws {
    let request = try Reviews.request(object: #"{"spec":{}}"#, resource: "pods")
    let decision = try Reviews.judge().judge(request, today: nil)
    #expect(!decision.isAllowed && decision.failure != nil)
    let warned = try Reviews.judge("admission: {mode: warn}").judge(request, today: nil)
    #expect(warned.isAllowed && warned.failure != nil)
    #expect(try Reviews.answer(warned, to: request)["warnings"]?.count == 1)
  }
}
