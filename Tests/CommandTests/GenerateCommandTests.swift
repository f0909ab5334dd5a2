import Foundation
import Testing

/// `bulwark generate` as its user meets it: what it writes, what it leaves out and why, and that its own
/// scan has nothing against the result.
@Suite("The command generate") struct GenerateCommandTests {
  private let shop = """
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      labels: {team: "1"}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      replicas: 4
      template:
        spec:
          containers:
          - name: web
            image: example.com/web:1
            resources:
              requests: {cpu: 100m, memory: 128Mi}
              limits: {cpu: "1", memory: 512Mi}
          - name: log
            image: example.com/log:1
            resources:
              requests: {cpu: 50m, memory: 1Gi}
              limits: {cpu: 200m}

    """

  @Test("a LimitRange gives the largest limit and the median request, and its own scan is content")
  func limitRange() throws {
    let sandbox = try Sandbox(["shop.yaml": shop])
    let made = try sandbox.bulwark("generate", "limit-range", ".")
    #expect(made.code == 0)
    #expect(
      made.output.contains(
        """
            default:
              # the largest limit (2 named), so that no container asks for more
              cpu: "1"
              # the largest request (1 limit named), so that no container asks for more
              memory: 1Gi
            defaultRequest:
              # the median request (2 named; a limit without a request is one)
              cpu: 50m
              # the median request (2 named; a limit without a request is one)
              memory: 128Mi
        """), "\(made.output)")
    try sandbox.write("range.yaml", made.output)
    let scan = try sandbox.bulwark("scan", "--check", "network/limit-range", "--fail-on", "low", ".")
    #expect(scan.code == 0, "\(scan.output)\(scan.errors)")
    let again = try sandbox.bulwark("generate", "limit-range", ".")
    #expect(again.output.isEmpty && again.code == 0)
    #expect(again.errors.contains("namespace shop: left out: it has a LimitRange"))
  }

  @Test("a quota sums over pods, with the surge and head-room, and waits for defaults")
  func quota() throws {
    let sandbox = try Sandbox(["shop.yaml": shop])
    let early = try sandbox.bulwark("generate", "resource-quota", ".")
    #expect(early.code == 1 && early.output.isEmpty)
    #expect(early.errors.contains("Deployment/web names no limits.memory"), "\(early.errors)")
    try sandbox.write("range.yaml", try sandbox.bulwark("generate", "limit-range", ".").output)
    let made = try sandbox.bulwark("generate", "resource-quota", "--head-room", "10", ".")
    #expect(made.code == 0)
    // 5 pods, of which one while a new version rolls out: 5 x 150m, 5 x 1152Mi, 5 x 1200m, 5 x 1536Mi.
    for line in [
      "#   Deployment/web: 4, and 1 while it is updated\n", "    # 750m in sum\n    requests.cpu: 900m\n",
      "    # 5760Mi in sum\n    requests.memory: 6336Mi\n", "    # 6 in sum\n    limits.cpu: 6600m\n",
      "    # 7680Mi in sum\n    limits.memory: 8448Mi\n",
    ] {
      #expect(made.output.contains(line), "\(line) is not in \(made.output)")
    }
    try sandbox.write("quota.yaml", made.output)
    let scan = try sandbox.bulwark(
      "scan", "--check", "network/resource-quota,network/limit-range", "--fail-on", "low", ".")
    #expect(scan.code == 0, "\(scan.output)\(scan.errors)")
  }

  @Test("labels are those of the strictest level that is kept; enforcing is refused")
  func labels() throws {
    let sandbox = try Sandbox(["shop.yaml": shop])
    let made = try sandbox.bulwark("generate", "pod-security-labels", "--kubernetes-version", "1.33", ".")
    #expect(made.code == 0)
    #expect(
      made.output.contains("  labels:\n    team: \"1\"\n    pod-security.kubernetes.io/audit: baseline\n"))
    #expect(made.output.contains("    pod-security.kubernetes.io/warn-version: v1.33\n"))
    #expect(made.output.contains("# Takes the place of the Namespace in "))
    #expect(!made.output.contains("enforce:"))
    try sandbox.write("shop.yaml", made.output)
    let scan = try sandbox.bulwark(
      "scan", "--check", "pod/admission-policy", "--skip", "pod/admission-policy/warn-only", "--fail-on",
      "low",
      ".")
    #expect(scan.code == 0, "\(scan.output)\(scan.errors)")
    let refused = try sandbox.bulwark("generate", "pod-security-labels", "--enforce", ".")
    #expect(refused.code == 2 && refused.errors.contains("live inventory"))
  }

  @Test("what breaks every level is left out, and so is the cluster's own; restricted is seen")
  func levels() throws {
    func pod(_ namespace: String, _ spec: String) -> String {
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: p, namespace: "\(namespace)"}
      spec: {\(spec), containers: [{name: c, image: example.com/c:1, securityContext: {
        allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]}
      ---

      """
    }
    let strict = "securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}"
    let sandbox = try Sandbox([
      "all.yaml": pod("123", strict) + pod("node", "hostPID: true") + pod("kube-system", strict)
        + pod("Bad/../Name", strict)
    ])
    let made = try sandbox.bulwark("generate", "pod-security-labels", ".")
    #expect(made.code == 1)
    #expect(
      made.output.contains("  name: \"123\"\n  labels:\n    pod-security.kubernetes.io/audit: restricted\n"))
    #expect(made.errors.contains("namespace node: left out: it keeps to no level"))
    #expect(made.errors.contains("namespace Bad/../Name: left out: it is no name"))
    #expect(!(made.output + made.errors).contains("kube-system"))
  }

  @Test("one new file for each namespace, and none is overwritten, not even through a link")
  func files() throws {
    let sandbox = try Sandbox([
      "in/a.yaml": shop, "in/b.yaml": shop.replacing("shop", with: "bank"), "out/x": "",
    ])
    let made = try sandbox.bulwark("generate", "limit-range", "--output-dir", "out", "in")
    #expect(made.code == 0 && made.output.isEmpty)
    let first = try #require(sandbox.read("out/bank-limit-range.yaml"))
    #expect(first.hasSuffix("\n") && !first.contains("---") && first.contains("namespace: bank"))
    try sandbox.write("out/bank-limit-range.yaml", "mine")
    let again = try sandbox.bulwark("generate", "limit-range", "--output-dir", "out", "in")
    #expect(again.code == 2 && again.errors.contains("not written"))
    #expect(sandbox.read("out/bank-limit-range.yaml") == "mine")
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.path + "/out/bank-pod-security-labels.yaml", withDestinationPath: "made.yaml")
    let linked = try sandbox.bulwark("generate", "pod-security-labels", "--output-dir", "out", "in")
    #expect(linked.code == 2 && sandbox.read("out/made.yaml") == nil)
    #expect(sandbox.read("out/shop-pod-security-labels.yaml")?.contains("name: shop") == true)
  }

  @Test("the configuration says what is left out and for which version, unless it is left out itself")
  func configuration() throws {
    let other = shop.replacing("name: shop", with: "name: old").replacing(
      "namespace: shop", with: "namespace: old")
    let sandbox = try Sandbox([
      "shop.yaml": shop, "old/shop.yaml": other,
      ".bulwark.yaml": "ignore: [old/]\nkubernetes-version: \"1.30\"\n",
    ])
    let made = try sandbox.bulwark("generate", "limit-range", ".")
    #expect(made.code == 0 && made.output.contains("namespace: shop"), "\(made.errors)")
    #expect(!made.output.contains("namespace: old"))
    #expect(
      try sandbox.bulwark("generate", "limit-range", "--no-config", ".").output.contains("namespace: old"))
    let labels = try sandbox.bulwark("generate", "pod-security-labels", ".").output
    #expect(labels.contains("v1.30"), "\(labels)")
    try sandbox.write(".bulwark.yaml", "ignored: []\n")
    let faulty = try sandbox.bulwark("generate", "limit-range", ".")
    #expect(faulty.code == 2 && faulty.output.isEmpty && faulty.errors.contains("ignore"))
  }
}
