import Foundation
import Testing

/// `bulwark config check`.
@Suite("Looking over a configuration") struct ConfigCheckTests {
  private func json(_ run: Sandbox.Run) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test("a good one is named, with what it sets")
  func good() throws {
    let box = try Sandbox([
      "repo/.git/HEAD": "", "repo/deploy/a.yaml": "",
      "repo/.bulwark.yaml":
        "fail-on: high\nprofile:\nskip: pod\nwaivers:\n- {check: auth, name: a, reason: r, owner: o}\n",
      "empty.yaml": "# nothing\n",
    ])
    let program = try #require(Sandbox.program)
    let run = try box.run(program, ["config", "check"], in: "repo/deploy")
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(run.output == "../.bulwark.yaml: no faults; it sets fail-on, skip, waivers (1)\n")
    #expect(
      try box.bulwark("config", "check", "empty.yaml").output
        == "empty.yaml: no faults; it sets nothing\n")
    let object = try json(box.bulwark("config", "check", "repo/.bulwark.yaml", "--format", "json"))
    #expect(object["configuration"] as? String == "repo/.bulwark.yaml" && object["good"] as? Bool == true)
    let sets = try #require(object["sets"] as? [[String: Any]])
    #expect(sets.map { $0["key"] as? String } == ["fail-on", "skip", "waivers"])
    #expect(sets.map { $0["entries"] as? Int } == [nil, nil, 1])
    #expect((object["faults"] as? [Any])?.isEmpty == true)
  }

  @Test("every fault is listed at its place, made harmless, with the way out")
  func faults() throws {
    let box = try Sandbox([".bulwark.yaml": "profil: nsa\nskip: [\"pod/no-host-pit\\e\"]\nfail-on: hihg\n"])
    let run = try box.bulwark("config", "check")
    #expect(run.code == 2 && run.errors.isEmpty && !run.output.contains("\u{1B}"))
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines.first == ".bulwark.yaml:1:1: the configuration has no key 'profil'; did you mean profile?")
    #expect(lines.last == ".bulwark.yaml:3:10: there is no severity 'hihg'; did you mean high?")
    let read = try box.bulwark("config", "check", "--format", "json")
    let faults = try #require(json(read)["faults"] as? [[String: Any]])
    #expect(read.code == 2 && faults.map { $0["line"] as? Int } == [1, 2, 3])
    #expect(faults.allSatisfy { $0["file"] as? String == ".bulwark.yaml" })
  }

  @Test("none is no good one")
  func absent() throws {
    let box = try Sandbox(["repo/.git/HEAD": ""])
    let program = try #require(Sandbox.program)
    let run = try box.run(program, ["config", "check"], in: "repo")
    #expect(run.code == 2 && run.output.hasPrefix("there is no .bulwark.yaml"))
    let named = try box.bulwark("config", "check", "nope.yaml", "--format", "json")
    #expect(named.code == 2)
    let faults = try #require(json(named)["faults"] as? [[String: Any]])
    #expect((faults.first?["message"] as? String)?.contains("nope.yaml") == true && faults.count == 1)
  }
}
