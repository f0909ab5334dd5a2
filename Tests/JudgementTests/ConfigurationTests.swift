import Assessment
import Checks
import Documents
import Findings
import Foundation
import Guide
import Judgement
import Testing

/// The checks that the tests speak of: those of the program, and one with a parameter.
private let names = CheckNames(
  Registry.names.abouts + [
    About(
      id: "image/trusted-registry", severity: .high, title: "", why: "", scope: .pods,
      parameters: [Parameter("trusted-registries", "")], since: 2, fails: [], passes: [])
  ])

func configuration(_ text: String) throws -> Configuration {
  try Configuration(reading: Array(text.utf8), name: "c.yaml", names: names) { $0.hasPrefix("1.") }
}

/// `line:column message` of each fault.
func faults(_ text: String) -> [String] {
  do {
    _ = try configuration(text)
    return []
  } catch let error as ConfigurationError {
    return error.faults.map { "\($0.position.line):\($0.position.column) \($0.message)" }
  } catch {
    return ["\(error)"]
  }
}

@Suite("Reading the configuration") struct ConfigurationTests {
  @Test("every key is read")
  func keys() throws {
    let read = try configuration(
      """
      profile: cis
      kubernetes-version: 1.30
      fail-on: none
      min-severity: medium
      check: [pod, input]
      skip: C-0038
      ignore: [vendor/]
      parameters: {trusted-registries: [a.example, b.example]}
      severities: {pod/drop-capabilities/added: low, pod: critical, pod/drop-capabilities: high}
      rules: "1"
      """)
    #expect(read.profile == .cis && read.kubernetesVersion == "1.30" && read.failOn == Threshold.none)
    #expect(
      read.minSeverity == .medium && read.skip.contains("pod/no-host-pid") && read.ignore == ["vendor/"])
    #expect(read.check.contains("pod/non-root") && read.check.contains("input/duplicate-key"))
    #expect(!read.check.contains("auth/workload-identity") && read.rules == 1)
    #expect(read.parameters == ["trusted-registries": ["a.example", "b.example"]])
    #expect(read.severities["pod/drop-capabilities/added"] == .low)
    #expect(read.severities["pod/drop-capabilities"] == .high)
    #expect(read.severities["pod/no-host-pid"] == .critical)
  }

  @Test("an empty text says nothing", arguments: ["", "# nothing\n", "---\n", "profile:\n"])
  func empty(_ text: String) throws {
    #expect(try configuration(text).profile == nil)
  }

  @Test(
    "what makes no sense is an error at its place, with what was probably meant",
    arguments: [
      ("profil: nsa", "1:1 the configuration has no key 'profil'; did you mean profile?"),
      ("profile: nas", "1:10 there is no profile 'nas'; did you mean nsa?"),
      ("fail-on: [high]", "1:10 must be a text, not a list"),
      ("skip:\n- pod/no-host-pit", "2:3 there is no check 'pod/no-host-pit'; did you mean pod/no-host-pid?"),
      ("skip: {a: b}", "1:7 must be a list of texts, not a mapping"),
      ("severities: {pod/no-rot: low}", "1:14 there is no check 'pod/no-rot'"),
      ("severities: {pod: hihg}", "1:19 there is no severity 'hihg'; did you mean high?"),
      (
        "parameters:\n  trusted-registrie: [a]",
        "2:3 no check has the parameter 'trusted-registrie'; did you mean trusted-registries?"
      ),
      ("kubernetes-version: two", "1:21 'two' is no Kubernetes version"),
      ("rules: 7", "1:8 there is no rule set '7'; the newest is \"1\""),
      ("profile: nsa\nprofile: cis", "2:1 'profile' stands twice; the first is on line 1"),
      ("profile: nsa\n---\nprofile: cis", "3:1 a configuration is one document, this is a second"),
      ("- profile", "1:1 the configuration must be a mapping, not a list"),
      ("profile: [", "1:"),
    ])
  func faulty(_ text: String, _ fault: String) {
    let found = faults(text)
    #expect(found.count == 1 && found.first?.hasPrefix(fault) == true, "\(found)")
  }

  @Test("all faults are said, in the order of the text")
  func all() {
    #expect(faults("rules: 9\nx: 1\nprofile: y\n").map { $0.prefix(3) } == ["1:8", "2:1", "3:1"])
  }

  @Test("a hostile text costs no more than an honest one")
  func bomb() {
    let bomb =
      "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
      + (0..<9).map { level in
        let (name, last) = ("bcdefghij".map { String($0) }[level], "abcdefghi".map { String($0) }[level])
        return "\(name): &\(name) [\(Array(repeating: "*\(last)", count: 10).joined(separator: ","))]\n"
      }.joined()
    #expect(!faults(bomb).isEmpty)
  }
}

@Suite("The schema of the configuration") struct ConfigurationSchemaTests {
  static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

  static func properties(_ path: String...) throws -> Set<String> {
    let data = try Data(contentsOf: package.appending(path: "Schemas/config.schema.json"))
    var json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    for step in path { json = json?[step] as? [String: Any] }
    return Set((json?["properties"] as? [String: Any] ?? [:]).keys)
  }

  @Test("the schema has the keys of the reader")
  func keys() throws {
    #expect(try Self.properties() == Set(ConfigurationKey.allCases.map(\.rawValue)))
  }

  @Test("the schema has the keys of a waiver")
  func waiverKeys() throws {
    let keys = try Self.properties("properties", "waivers", "items")
    #expect(keys == Set(WaiverKey.allCases.map(\.rawValue)))
  }

  @Test("the schema has the keys of an attestation")
  func attestationKeys() throws {
    let keys = try Self.properties("properties", "attestations", "items")
    #expect(keys == Set(AttestationKey.allCases.map(\.rawValue)))
  }

  @Test("the schema has the keys of admission")
  func admissionKeys() throws {
    #expect(try Self.properties("properties", "admission") == Set(AdmissionKey.allCases.map(\.rawValue)))
  }

  /// The YAML in the fences of the documentation.
  static func examples() throws -> [String] {
    try ["configuration", "admission"].flatMap { page in
      let text = try String(contentsOf: package.appending(path: "Docs/\(page).md"), encoding: .utf8)
      return text.components(separatedBy: "```yaml\n").dropFirst().compactMap {
        $0.components(separatedBy: "```").first
      }
    }
  }

  @Test("the reader takes every example of the documentation")
  func documentation() throws {
    let examples = try Self.examples().filter { !$0.contains("kind: Pod") }
    #expect(!examples.isEmpty)
    for example in examples { #expect(faults(example) == [], "\(example)") }
  }

  // Skipped where Python's jsonschema is missing; `make deps` installs it.
  @Test("every example of the documentation is valid by the schema, and a slip is not")
  func validation() throws {
    let schema = Self.package.appending(path: "Schemas/config.schema.json").path
    func isValid(_ yaml: String) throws -> Bool? {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      let script =
        "import json,sys\ntry: import jsonschema\nexcept ImportError: sys.exit(7)\n"
        + "try: jsonschema.validate(json.loads(sys.argv[1]), json.load(open(sys.argv[2])))\n"
        + "except jsonschema.ValidationError: sys.exit(3)"
      process.arguments = ["python3", "-c", script, json(parse(yaml).documents.first), schema]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return [0: true, 3: false][process.terminationStatus]
    }
    guard let slip = try isValid("profil: nsa") else { return }
    #expect(!slip)
    for example in try Self.examples() where !example.contains("kind: Pod") {
      #expect(try isValid(example) == true, "\(example)")
    }
  }

  private func json(_ node: Node?) -> String {
    guard let node else { return "null" }
    func quoted(_ text: String) -> String {
      String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }
    switch node.value {
    case .mapping:
      return "{\(node.children.map { "\(quoted($0.key ?? "")): \(json($0))" }.joined(separator: ","))}"
    case .sequence: return "[\(node.children.map { json($0) }.joined(separator: ","))]"
    case .null: return "null"
    case .bool(let bool): return "\(bool)"
    case .int(let int): return "\(int)"
    case .number: return node.text ?? "0"
    case .string: return quoted(node.text ?? "")
    }
  }
}

@Suite("Days") struct DayTests {
  @Test(
    "a day is read and written alike",
    arguments: ["1970-01-01", "2000-02-29", "2027-12-31", "0001-01-01", "9999-12-31"])
  func roundTrip(_ text: String) {
    #expect(Day(text)?.description == text)
  }

  @Test(
    "what no calendar has is no day",
    arguments: [
      "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-01", "2027-1-1", "27-01-01", "2027-01-01T", "",
      "2027-01-+1", "0000-01-01",
    ])
  func wrong(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test("of a moment the day in UTC counts")
  func moments() {
    #expect(Day(moment: "2027-01-31T23:30:00-02:00") == Day("2027-02-01"))
    #expect(Day(moment: "2027-03-01T00:30:00.5+01:00") == Day("2027-02-28"))
    #expect(Day(moment: "2027-01-31T23:59:60Z") == Day("2027-01-31"))
    #expect(Day(moment: "2027-01-31") == Day("2027-01-31"))
    #expect(Day(secondsSinceEpoch: 86_399) == Day("1970-01-01"))
    #expect(Day(secondsSinceEpoch: -1) == Day("1969-12-31"))
    for wrong in [
      "2027-01-31T24:00:00Z", "2027-01-31T10:00Z", "2027-01-31T10:00:00", "2027-01-31T10:00:00Zx",
    ] {
      #expect(Day(moment: wrong) == nil, "\(wrong)")
    }
  }
}
