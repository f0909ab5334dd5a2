import Foundation
import Testing

/// What the program does with a configuration.
@Suite("The configuration on the command line") struct ConfigurationCommandTests {
  static let bad =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers:\n  - name: c\n    image: x\n"

  private func findings(_ run: Sandbox.Run) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return json?["findings"] as? [[String: Any]] ?? []
  }

  @Test("the nearest configuration up to the root of the working tree counts, and is named")
  func search() throws {
    let box = try Sandbox([
      ".bulwark.yaml": "fail-on: none\n", "repo/.git/HEAD": "", "repo/.bulwark.yaml": "skip: pod\n",
      "repo/a/b/pod.yaml": Self.bad, "repo/c/.bulwark.yaml": "check: pod/no-host-pid\n",
      "repo/c/pod.yaml": Self.bad,
    ])
    let outer = try box.bulwark("scan", "repo/a/b", "--format", "json")
    #expect(outer.errors == "bulwark: configuration repo/.bulwark.yaml\n")
    #expect(outer.output.contains(#""configuration":"repo/.bulwark.yaml""#))
    #expect(try findings(outer).allSatisfy { ($0["check"] as? String)?.hasPrefix("pod/") == false })
    let inner = try box.bulwark("scan", "repo/c/pod.yaml", "--format", "json")
    #expect(try findings(inner).map { $0["check"] as? String } == ["pod/no-host-pid"])
    // Common to both folders is only the root.
    #expect(try box.bulwark("scan", "repo/c", "repo/a").errors.contains("configuration repo/.bulwark.yaml"))
    try FileManager.default.removeItem(atPath: "\(box.path)/repo/.bulwark.yaml")
    #expect(try box.bulwark("scan", "repo/a", "-q").code == 1)
    #expect(try box.bulwark("scan", "repo/a").errors.isEmpty)
  }

  @Test("outside of a working tree the search ends at the current directory")
  func outside() throws {
    let box = try Sandbox([".bulwark.yaml": "fail-on: none\n", "deploy/pod.yaml": Self.bad])
    #expect(try box.bulwark("scan", "deploy").code == 0)
    #expect(try box.bulwark("scan", "-q", "deploy").errors.isEmpty)
  }

  @Test("the command line wins, option by option")
  func precedence() throws {
    let box = try Sandbox([
      ".bulwark.yaml":
        "fail-on: none\nmin-severity: critical\nprofile: pss-baseline\nkubernetes-version: 1.20\nskip: pod/no-host-pid\n",
      "pod.yaml": Self.bad,
    ])
    let configured = try box.bulwark("scan", ".", "--format", "json")
    #expect(configured.code == 0)
    #expect(configured.output.contains(#""profile":"pss-baseline","kubernetesVersion":"1.20""#))
    let given = try box.bulwark(
      "scan", ".", "--format", "json", "--fail-on", "low", "--min-severity", "low", "--profile", "nsa",
      "--kubernetes-version", "1.30", "--skip", "input")
    #expect(given.code == 1)
    #expect(given.output.contains(#""profile":"nsa","kubernetesVersion":"1.30""#))
    #expect(try findings(given).contains { $0["check"] as? String == "pod/no-host-pid" })
    #expect(try box.bulwark("scan", ".", "--no-config", "--format", "json").code == 1)
    #expect(try box.bulwark("scan", ".", "--no-config", "--config", ".bulwark.yaml").code == 2)
  }

  @Test("severities are those of the configuration")
  func severities() throws {
    let box = try Sandbox([".bulwark.yaml": "severities: {pod: low}\n", "pod.yaml": Self.bad])
    let run = try box.bulwark("scan", "--format", "json", "--check", "pod")
    #expect(run.code == 0)
    #expect(try findings(run).allSatisfy { $0["severity"] as? String == "low" })
  }

  @Test("what the configuration ignores is not read, unless it is named itself")
  func ignore() throws {
    let box = try Sandbox([
      "app/.bulwark.yaml": "ignore: [vendor/, '*.sample.yaml']\n", "app/vendor/pod.yaml": Self.bad,
      "app/a/x.sample.yaml": Self.bad,
      "app/cm.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
    ])
    let run = try box.bulwark("scan", "app", "--format", "json", "--no-ignore")
    #expect(run.code == 0 && run.output.contains(#""ignored":2"#))
    #expect(try box.bulwark("scan", "app/vendor/pod.yaml").code == 1)
  }

  @Test("a configuration with a fault stops the run, with its place")
  func faults() throws {
    let box = try Sandbox([
      ".bulwark.yaml": "profile: nsa\nskip: [\"pod/no-host-pit\\e\"]\nfail: x\n", "pod.yaml": Self.bad,
    ])
    let run = try box.bulwark("scan")
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.errors.contains("bulwark: .bulwark.yaml:3:1: the configuration has no key 'fail'"))
    #expect(!run.errors.contains("\u{1B}"))
    #expect(try box.bulwark("scan", "--config", "nope.yaml").errors.contains("nope.yaml: cannot be read"))
  }

  @Test("a link may lead to a file of the tree, never out of it; a folder is no configuration")
  func links() throws {
    let box = try Sandbox([
      "outside.yaml": "fail-on: none\n", "repo/.git/HEAD": "", "repo/pod.yaml": Self.bad,
      "repo/real.yaml": "fail-on: none\n",
    ])
    let link = "\(box.path)/repo/.bulwark.yaml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../outside.yaml")
    let leaving = try box.bulwark("scan", "repo")
    #expect(leaving.code == 2 && leaving.errors.contains("is a link that leaves the tree"))
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.yaml")
    #expect(try box.bulwark("scan", "repo").code == 0)
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createDirectory(atPath: link, withIntermediateDirectories: true)
    #expect(try box.bulwark("scan", "repo").errors.contains("is no regular file"))
  }

  @Test(
    "a stranger's configuration is refused unless it is named",
    .enabled(if: geteuid() == 0, "SKIPPED: needs root"))
  func stranger() throws {
    let box = try Sandbox([".bulwark.yaml": "fail-on: none\n", "pod.yaml": Self.bad])
    #expect(chown("\(box.path)/.bulwark.yaml", 12_345, 12_345) == 0)
    let run = try box.bulwark("scan")
    #expect(run.code == 2 && run.errors.contains(".bulwark.yaml belongs to another user (12345)"))
    #expect(try box.bulwark("scan", "--config", ".bulwark.yaml").code == 0)
    #expect(try box.bulwark("scan", "--no-config").code == 1)
  }
}
