import Foundation
import Testing

@Suite("The manual page") struct ManualTests {
  @Test("it has every command and every flag of the help, and no command that is hidden")
  func whole() throws {
    let sandbox = try Sandbox()
    let page = try Sandbox.projectText("Docs/bulwark.1").replacing("\\-", with: "-")
    let companions = ["limit-range", "resource-quota", "pod-security-labels", "encryption-config"].map {
      "generate \($0)"
    }
    let rbac = ["who-can", "permissions", "risks", "diff"].map { "rbac \($0)" }
    let network = ["map", "can-reach", "exposed", "diff", "lint", "generate"].map { "network \($0)" }
    #if Server
      let serving = ["admit", "install"]
    #else
      let serving: [String] = []
    #endif
    let plain = ["scan", "node", "fix", "explain", "guide", "config check"]
    for command in plain + companions + rbac + network + serving {
      #expect(page.contains(".SS \"bulwark \(command)\"\n"))
      let help = try sandbox.shell("bulwark \(command) --help").output
      for word in help.split(whereSeparator: { " ,.:;`\n".contains($0) }) where word.hasPrefix("--") {
        #expect(page.contains("\\fB\(word)\\fR"), "\(command): \(word)")
      }
    }
    #expect(!page.contains("reference"))
    for section in ["EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"] {
      #expect(page.contains(".SH \(section)\n"))
    }
  }

  @Test("the commands of its examples are ones that the program takes")
  func examples() throws {
    let clean = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
    let long = clean + String(repeating: "# a line\n", count: 30)
    let role = """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: a, namespace: shop}
      rules: []

      """
    let event = #"{"verb":"get","user":{"username":"jane"},"requestURI":"/healthz"}"# + "\n"
    let policy = """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      rules:
      - level: Metadata
        resources:
        - group: ""
          resources: [secrets, serviceaccounts/token]
        - group: authentication.k8s.io
      - level: RequestResponse

      """
    let sandbox = try Sandbox([
      "logs/audit.log": event, "audit-policy.yaml": policy, "node.yaml": clean,
      "deploy/a.yaml": clean, "deploy/web.yaml": long, "deploy/role.yaml": role, "old/role.yaml": role,
      "new/role.yaml": role,
    ])
    let lines = try Sandbox.projectText("Docs/bulwark.1").replacing("\\-", with: "-").split(separator: "\n")
    let commands = lines.map { $0.drop { $0 == " " } }.filter {
      $0.hasPrefix("bulwark ") && !$0.hasPrefix("bulwark - ")
    }
    #expect(commands.count >= 7)
    #if Server
      let missing: [String] = []
    #else
      // The page is that of the full program.
      let missing = ["bulwark admit ", "bulwark install "]
    #endif
    for command in commands where !missing.contains(where: command.hasPrefix) {
      #expect(try sandbox.shell("\(command)").code == 0, "\(command)")
    }
  }

  @Test(
    "mandoc finds nothing wrong in it",
    .enabled(if: Sandbox.exists("mandoc"), "NOT CHECKED: no mandoc on the PATH, so the page was not linted"))
  func lint() throws {
    let sandbox = try Sandbox(["bulwark.1": try Sandbox.projectText("Docs/bulwark.1")])
    let complaints = try sandbox.shell("mandoc -T lint bulwark.1").output.split(separator: "\n")
    // The page has no date, so that the same sources give the same page.
    #expect(complaints.filter { !$0.contains("missing date") } == [])
  }
}
