import Foundation
import Testing

/// `bulwark explain --at`.
@Suite("Explaining a line") struct ExplainAtTests {
  /// Waived by a comment on line 5, and one weakness more on line 8; a ConfigMap behind it.
  private static let text = """
    apiVersion: v1
    kind: Pod
    metadata: {name: a, namespace: shop}
    spec:
      # bulwark:allow pod/no-host-pid reason="reads /proc" until=2027-01-31
      hostPID: true

      hostNetwork: true
      hostIPC: false
      containers: []
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: b}

    """

  private func explain(_ arguments: String, _ files: [String: String] = [:]) throws -> Sandbox.Run {
    let box = try Sandbox(["web.yaml": Self.text].merging(files) { $1 })
    return try box.run(
      #require(Sandbox.program),
      ["explain", "--now", "2026-06-01"] + arguments.split(separator: " ").map(String.init))
  }

  @Test("a finding at the line is shown with its place, its reason and its remedy")
  func found() throws {
    let run = try explain("pod/no-host-network --at web.yaml:8")
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(run.output.contains("--> web.yaml:8:16\n"))
    for part in ["8 |   hostNetwork: true\n", "^^^^\n", "    why: ", "pod/no-host-network is not waived\n"] {
      #expect(run.output.contains(part), "\(part)")
    }
    #expect(!run.output.contains("pod/no-host-pid"))
    #expect(try explain("pod/no-host-network --at web.yaml:8:16").output == run.output)
  }

  @Test("it tells which waiver covers a finding, that one is over, and what the baseline knows")
  func waived() throws {
    let waived = "pod/no-host-pid is waived by the comment at web.yaml:5:3, until 2027-01-31: reads /proc\n"
    #expect(try explain("pod/no-host-pid --at web.yaml:6").output.hasSuffix(waived))
    #expect(try explain("--at web.yaml:6").output.hasSuffix(waived))
    let over = "pod/no-host-pid is not waived any more: the comment at web.yaml:5:3 held until 2027-01-31\n"
    #expect(try explain("pod/no-host-pid --at web.yaml:6 --now 2027-02-01").output.hasSuffix(over))
    let open = try explain("pod/no-host-pid --at web.yaml:6 --no-inline-waivers")
    #expect(open.output.hasSuffix("pod/no-host-pid is not waived\n"))
    let configuration =
      "waivers:\n- {check: pod/no-host-network, name: a, reason: r, owner: o, expires: 2027-01-31}\n"
    let configured = try explain("pod/no-host-network --at web.yaml:8", [".bulwark.yaml": configuration])
    #expect(
      configured.output.hasSuffix(
        "is waived by the configuration at .bulwark.yaml:2:4, by o, until 2027-01-31: r\n"))

    let box = try Sandbox(["web.yaml": Self.text])
    _ = try box.bulwark("scan", "--write-baseline", "known.json", "web.yaml", "-q")
    let known = try box.bulwark(
      "explain", "pod/no-host-network", "--at", "web.yaml:8", "--baseline", "known.json")
    #expect(known.output.hasSuffix("pod/no-host-network is known to the baseline, and does not count\n"))
    #expect(try box.bulwark("explain", "pod", "--at", "web.yaml:8", "--baseline", "nope").code == 2)
  }

  @Test(
    "where a check has no finding, it tells why",
    arguments: [
      ("pod/no-host-ipc --at web.yaml:9", "passed", "passes: it looked at Pod shop/a and found nothing"),
      ("pod/no-host-pid --at web.yaml:9", "elsewhere", "has no finding here, but in Pod shop/a at line 6"),
      ("pod/no-host-pid --at web.yaml:6:2", "elsewhere", "has no finding here, but in Pod shop/a at line 6"),
      ("pod/no-host-ipc --at web.yaml:13", "not-applicable", "has nothing to judge in ConfigMap b"),
      ("pod/no-host-ipc --at web.yaml:11", "not-applicable", "and no object stands here"),
      ("pod/admission-policy --at web.yaml:9", "not-applicable", "and here stands Pod shop/a"),
      ("image/trusted-registry --at web.yaml:9", "not-assessed", "without the parameter trusted-registries"),
      ("input/waiver-unused --at web.yaml:5", "passed", "finds nothing wrong with a waiver"),
      (
        "pod/non-root --at web.yaml:9 --profile pss-baseline", "not-applicable",
        "takes no part in the profile"
      ),
    ])
  func absent(_ arguments: String, _ outcome: String, _ reason: String) throws {
    let id = String(arguments.prefix { $0 != " " })
    let text = try explain(arguments)
    let line = text.output.split(separator: "\n").first { $0.hasPrefix("\(id) ") }
    #expect(text.code == 0 && line?.contains(reason) == true, "\(text.output)")
    let run = try explain("\(arguments) --format json")
    let json = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let answer = (json["checks"] as? [[String: Any]])?.first { $0["check"] as? String == id }
    #expect(answer?["outcome"] as? String == outcome)
    #expect((json["findings"] as? [Any])?.isEmpty == true)
  }

  @Test("what the configuration leaves out is left out")
  func leftOut() throws {
    let run = try explain("pod/no-host-network --at web.yaml:8", [".bulwark.yaml": "skip: pod\n"])
    #expect(run.output == "pod/no-host-network is left out by the configuration\n")
  }

  @Test("without a check all findings of the line are shown, in JSON as the report has them")
  func all() throws {
    #expect(try explain("--at web.yaml:7").output == "No findings at web.yaml:7 (Pod shop/a)\n")
    #expect(try explain("--at web.yaml:11").output.contains("; no object stands there\n"))
    let run = try explain("--at web.yaml:6 --format json")
    let json = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(json["line"] as? Int == 6 && (json["checks"] as? [Any])?.isEmpty == true)
    #expect(findings.map { $0["check"] as? String } == ["pod/no-host-pid"])
    #expect((findings.first?["waiver"] as? [String: Any])?["line"] as? Int == 5)
    let late = try explain("--at web.yaml:6 --format json --now 2027-02-01").output
    #expect(late.contains(#""lapsedWaivers":[{"check":"pod/no-host-pid","origin":"comment""#))
  }

  @Test(
    "a place that is not there is 2",
    arguments: [
      ("--at web.yaml:15", "web.yaml has no line 15; it has 14 lines"), ("--at nope.yaml:1", "nope.yaml: "),
      ("--at web.yaml:6:99", "web.yaml has no place 6:99"), ("--at .:1", ". is a folder"),
      ("--at web.yaml", "'web.yaml' is no place"), ("--at web.yaml:0", "is no place"),
      ("--at :3", "is no place"), ("--at 3", "is no place"),
      ("--at web.yaml:3 --format markdown", "text or json"),
    ])
  func missing(_ arguments: String, _ message: String) throws {
    let run = try explain(arguments)
    #expect(run.code == 2 && run.output.isEmpty && run.errors.contains(message), "\(run.errors)")
  }

  @Test(
    "options to judge by make no sense without a place",
    arguments: [
      "--profile nsa", "--kubernetes-version 1.30", "--no-config", "--now 2026-01-01", "--baseline x",
    ])
  func withoutPlace(_ option: String) throws {
    let run = try Sandbox().run(
      #require(Sandbox.program), ["explain", "pod"] + option.split(separator: " ").map(String.init))
    #expect(run.code == 2 && run.errors.contains("belong to --at FILE:LINE"), "\(run.errors)")
  }

  @Test("what cannot be read whole is 2, with its place")
  func broken() throws {
    let run = try explain("--at web.yaml:1", ["web.yaml": "apiVersion: v1\nkind: Pod\nspec: {a: \n"])
    #expect(run.code == 2 && run.errors.contains("web.yaml:"))
    let binary = try explain("--at a:b:1", ["a:b": "kind: Pod\n"])
    #expect(!binary.errors.contains("no place"))
  }

  @Test("names of an object cannot drive the terminal")
  func hostile() throws {
    let evil = Self.text.replacing("name: b", with: #"name: "b\e[31m""#)
    let run = try explain("pod/no-host-ipc --at web.yaml:13", ["web.yaml": evil])
    #expect(run.output.contains("\\u{1B}") && !run.output.contains("\u{1B}"))
  }
}
