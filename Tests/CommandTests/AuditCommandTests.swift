import Foundation
import Testing

@Suite("bulwark audit") struct AuditCommandTests {
  private static let exec =
    #"{"auditID":"a","verb":"get","user":{"username":"jane"},"responseStatus":{"code":101},"#
    + #""objectRef":{"resource":"pods","subresource":"exec","namespace":"kube-system","name":"etcd"},"#
    + #""requestURI":"/api/v1/namespaces/kube-system/pods/etcd/exec?command=id"}"# + "\n"

  @Test("alerts make the exit code 1, an empty or foreign log 2")
  func exitCodes() throws {
    let box = try Sandbox(["audit.log": Self.exec, "other.log": "started\n", "empty.log": ""])
    #expect(try box.bulwark("audit", "replay", "audit.log").code == 1)
    #expect(try box.bulwark("audit", "replay", "--fail-on", "critical", "audit.log").code == 0)
    #expect(try box.bulwark("audit", "replay", "other.log").code == 2)
    #expect(try box.bulwark("audit", "replay", "empty.log").code == 2)
    #expect(try box.bulwark("audit", "replay", "none.log").code == 2)
    #expect(try box.bulwark("audit", "replay", "-", input: Self.exec).code == 1)
  }

  @Test("too many lines that hold nothing are an error")
  func broken() throws {
    let broken = String(repeating: "broken\n", count: 11)
    let box = try Sandbox(["audit.log": Self.exec + broken])
    let run = try box.bulwark("audit", "replay", "--fail-on", "none", "audit.log")
    #expect(run.code == 2 && run.errors.contains("11 of 12 lines"))
    #expect(
      try box.bulwark("audit", "replay", "--fail-on", "none", "--max-broken", "95", "audit.log").code == 0)
  }

  @Test(
    "an alert is valid against its schema",
    .enabled(if: Sandbox.python != nil, "SKIPPED: no python3 with jsonschema"))
  func schema() throws {
    let box = try Sandbox(["audit.log": Self.exec])
    let lines = try box.bulwark("audit", "replay", "--format", "json", "audit.log").output.split(
      separator: "\n")
    #expect(lines.count == 2)
    try box.write("alert.json", String(lines[0]))
    #expect(try box.faults(of: "alert.json", bySchema: "audit-alert-v1.schema.json") == "")
    try box.write("alert.json", String(lines[0]).replacing("\"count\":1", with: "\"count\":0"))
    #expect(try box.faults(of: "alert.json", bySchema: "audit-alert-v1.schema.json") != "")
  }

  @Test("the configuration waives, sets parameters and leaves detections out")
  func configuration() throws {
    let config = """
      parameters:
        installer-accounts: [jane]
      skip: [AUD-EXEC-01]
      waivers:
      - check: AUD-EXEC-04
        namespace: kube-system
        reason: we look at etcd
        owner: platform
        expires: 2099-01-01
      """
    let box = try Sandbox(["audit.log": Self.exec, ".bulwark.yaml": config])
    let run = try box.bulwark("audit", "replay", "--config", ".bulwark.yaml", "audit.log")
    #expect(run.code == 0 && run.output.contains("0 alerts; 1 waived"), "\(run.output) \(run.errors)")
    #expect(try box.bulwark("config", "check", ".bulwark.yaml").code == 0)
    let wrong = try Sandbox([".bulwark.yaml": "skip: [AUD-EXEC-99]\n"])
    #expect(try wrong.bulwark("config", "check", ".bulwark.yaml").code == 2)
  }

  @Test("hostile names reach no terminal and no shell")
  func hostile() throws {
    let evil = Self.exec.replacing("\"etcd\"", with: #""\u001b[2J'; rm -rf / #""#)
    let box = try Sandbox(["audit.log": evil])
    for arguments in [[], ["--respond", "print"], ["--learn"], ["--format", "json"], ["--format", "ecs"]] {
      let run = try box.bulwark(["audit", "replay"] + arguments + ["audit.log"])
      #expect(!run.output.contains("\u{1B}"), "\(arguments)")
    }
    let commands = try box.bulwark("audit", "replay", "--respond", "print", "audit.log").output
    #expect(commands.contains(#"delete pod '\u{1B}[2J'\''; rm -rf / #'"#), "\(commands)")
  }

  @Test("what was learned can stand in a configuration")
  func learned() throws {
    let box = try Sandbox(["audit.log": Self.exec])
    let learned = try box.bulwark("audit", "replay", "--learn", "audit.log")
    #expect(learned.code == 0)
    try box.write(".bulwark.yaml", learned.output)
    #expect(try box.bulwark("config", "check", ".bulwark.yaml").code == 0, "\(learned.output)")
    let run = try box.bulwark("audit", "replay", "--config", ".bulwark.yaml", "audit.log")
    #expect(run.code == 0 && run.output.contains("2 waived"), "\(run.output)")
  }

  @Test("the generated policy passes its own judgement, and the scan's")
  func policy() throws {
    let box = try Sandbox()
    let policy = try box.bulwark("generate", "audit-policy")
    try box.write("policy.yaml", policy.output)
    let judged = try box.bulwark("audit", "policy", "policy.yaml")
    #expect(judged.code == 0, "\(judged.output)")
    #expect(try box.bulwark("scan", "policy.yaml").code == 0)
    try box.write("none.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n")
    #expect(try box.bulwark("audit", "policy", "none.yaml").code == 1)
    #expect(try box.bulwark("audit", "policy", "missing.yaml").code == 2)
  }

  @Test("a watch with a checkpoint tells once")
  func watch() throws {
    let box = try Sandbox(["audit.log": Self.exec])
    let arguments = ["audit", "watch", "--once", "--checkpoint", "place", "--format", "json", "audit.log"]
    #expect(try box.bulwark(arguments).output.split(separator: "\n").count == 2)
    #expect(try box.bulwark(arguments).output == "")
  }
}
