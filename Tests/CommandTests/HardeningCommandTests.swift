import Foundation
import Testing

@Suite("bulwark generate hardening") struct HardeningCommandTests {
  private static let pod = """
    apiVersion: v1
    kind: Pod
    metadata: {name: kube-apiserver, namespace: kube-system}
    spec:
      containers:
      - name: kube-apiserver
        image: registry.k8s.io/kube-apiserver:v1.33.0
        command: [kube-apiserver, "--authorization-mode=AlwaysAllow\\u001b[31m"]
    """

  @Test("on a host and on files; it changes nothing, and what it prints cannot turn the terminal")
  func text() throws {
    let sandbox = try Sandbox(["host/etc/kubernetes/manifests/api.yaml": Self.pod])
    let host = try sandbox.bulwark("generate", "hardening", "--root", "host")
    #expect(host.code == 0 && host.output.contains("Nothing was applied"))
    #expect(host.output.contains("host/etc/kubernetes/manifests/api.yaml") && !host.output.contains("\u{1B}"))
    #expect(sandbox.read("host/etc/kubernetes/manifests/api.yaml") == Self.pod)
    let files = try sandbox.bulwark("generate", "hardening", "host")
    #expect(files.code == 0 && files.output.contains("+    - --"))
    let none = try sandbox.bulwark("generate", "hardening", "--root", "missing")
    #expect(none.code == 2 && none.output.isEmpty)
    #expect(try sandbox.bulwark("generate", "hardening", "--root", "host", "host").code == 2)
  }

  @Test("what cannot be read ends with 2")
  func unreadable() throws {
    let sandbox = try Sandbox(["a/bad.yaml": "a: ["])
    let run = try sandbox.bulwark("generate", "hardening", "a")
    #expect(run.code == 2 && run.errors.contains("bad.yaml"))
  }

  @Test(
    "its JSON is valid against its schema",
    .enabled(if: Sandbox.python != nil, "SKIPPED: no python3 with jsonschema"))
  func schema() throws {
    let sandbox = try Sandbox(["host/etc/kubernetes/manifests/api.yaml": Self.pod])
    let run = try sandbox.bulwark("generate", "hardening", "host", "--format", "json")
    try Data(run.output.utf8).write(to: URL(filePath: "\(sandbox.path)/plan.json"))
    #expect(try sandbox.faults(of: "plan.json", bySchema: "hardening-v1.schema.json") == "")
  }
}
