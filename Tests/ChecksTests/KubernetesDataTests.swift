import Findings
import Testing

@testable import Checks
@testable import Kubernetes

@Suite("Data on releases of Kubernetes")
struct KubernetesDataTests {
  private func faults(_ text: String) -> [String] {
    do throws(KubernetesDataError) {
      _ = try KubernetesData(reading: Array(text.utf8), name: "data.json")
      return []
    } catch {
      return error.faults.map { "\($0.position.line):\($0.position.column) \($0.message)" }
    }
  }

  /// The program's own with one thing changed.
  private func changed(_ part: String, to other: String) throws -> String {
    let own = String(decoding: KubernetesData.embeddedFile, as: UTF8.self)
    let range = try #require(own.firstRange(of: part))
    return own.replacingCharacters(in: range, with: other)
  }

  @Test("the program's own is whole, and its ranges are in order")
  func embedded() throws {
    let data = KubernetesData.embedded
    #expect(data.minors.map(\.number.minor) == data.minors.map(\.number.minor).sorted(by: >))
    #expect(data.minors.first?.number.minor == KubernetesVersion.latest.minor)
    #expect(data.flaws.count >= 50 && data.runtimes.count == 2)
    let own = String(decoding: KubernetesData.embeddedFile, as: UTF8.self)
    #expect(own.split(separator: "\"source\": \"https://").count == data.flaws.count + 1, "each has a source")
    for flaw in data.flaws {
      for (a, b) in zip(flaw.affected, flaw.affected.dropFirst()) {
        #expect(try #require(a.fixed) <= b.introduced, "\(flaw.id)")
      }
      #expect(!flaw.summary.hasSuffix("."), "\(flaw.id)")
    }
    let names = data.flaws.map { "\($0.id) \($0.components)" }
    #expect(Set(names).count == names.count)
  }

  @Test(
    "what is wrong with a file is said with its field",
    arguments: [
      ("\"date\": \"2026-11-24\"", "\"date\": \"24.11.2026\"", "date: '24.11.2026' is no date"),
      ("\"date\": \"2026-11-24\",", "", "date is missing"),
      ("\"patch\": 1,", "\"patch\": -1,", "kubernetes[0].patch: must be the number"),
      (
        "\"release\": \"1.37\"", "\"release\": 1.37", "kubernetes[0].release: must be the number of a release"
      ),
      ("\"severity\": \"medium\"", "\"severity\": \"hgh\"", "flaws[0].severity: there is no severity 'hgh'"),
      ("\"fixed\": \"1.7.14\"", "\"fixed\": \"1.2.0\"", "flaws[0].affected[0]: fixed must come after"),
      ("\"introduced\": \"1.3.0\", ", "", "flaws[0].affected[0]: needs introduced"),
      ("\"components\": [\"kubelet\"], ", "", "flaws[0]: needs components"),
      ("\"schemaVersion\": 1", "\"schemaVersion\": 2", "schemaVersion: must be 1"),
      ("\"summary\"", "\"sumary\"", "did you mean summary?"),
    ])
  func faults(part: String, other: String, expected: String) throws {
    let found = faults(try changed(part, to: other))
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }

  @Test(
    "texts that are no data", arguments: ["", "{}", "[]", "null", "{\"date\":", "date: 2026-11-24", "\u{0}"])
  func odd(text: String) { #expect(!faults(text).isEmpty) }

  @Test(
    "versions as servers give them",
    arguments: [
      ("v1.31.4", "mends no more (since 2025-11-11)"), ("v1.20.4", "mends no more (as of 2026-11-24)"),
      ("v1.36.2", "1.36.4 has come"), ("v1.31.4-gke.100", "for its vendor to say"), ("v1.36.2-eks-1", nil),
      ("v1.37.1", nil), ("v1.99.0", nil),
    ] as [(String, String?)])
  func versions(text: String, expected: String?) throws {
    let fault = KubernetesData.embedded.fault(try #require(ReleaseNumber(text)), Day("2026-11-28"))
    #expect(expected.map { fault?.contains($0) ?? false } ?? (fault == nil), "\(fault ?? "none")")
  }

  @Test("data of more than half a year ago is said to be old")
  func age() {
    let data = KubernetesData.embedded
    #expect(data.ageWarning(nil) == nil && data.ageWarning(data.flawsDate.advanced(by: 182)) == nil)
    #expect(data.flawsDate <= data.date)
    #expect(data.ageWarning(data.flawsDate.advanced(by: 200))?.contains("200 days old") ?? false)
  }

  @Test("a version ends on its day, whatever the day of the data")
  func ends() throws {
    let version = try #require(ReleaseNumber("v1.35.9"))
    #expect(!KubernetesData.embedded.isOver(version, Day("2027-02-28")))
    #expect(KubernetesData.embedded.isOver(version, Day("2027-03-01")))
  }

  @Test(
    "flaws are those of the release",
    arguments: [
      ("kubelet", "v1.22.1", "linux", ["CVE-2021-25741"]), ("kubelet", "v1.22.2", "linux", []),
      ("containerd", "1.7.31", nil, ["CVE-2026-46680", "CVE-2026-53488"]),
      ("containerd", "2.3.2", nil, []), ("runc", "1.0.0-rc92", nil, ["CVE-2021-30465"]),
      ("runc", "1.1.12", nil, ["CVE-2025-31133", "CVE-2025-52565", "CVE-2025-52881", "CVE-2026-41579"]),
      ("kubelet", "v1.28.0", "windows", ["CVE-2023-3676", "CVE-2023-3955", "CVE-2023-5528"]),
      ("gvisor", "1.0.0", nil, []),
    ] as [(String, String, String?, [String])])
  func flaws(component: String, release: String, system: String?, expected: [String]) throws {
    let flaws = KnownFlaws(try #require(ReleaseNumber(release)), of: component, on: system, in: .embedded)
    let found = Set((flaws?.discriminator ?? "").split(separator: " ").map(String.init))
    #expect(found.isSuperset(of: expected), "\(found)")
    if let flaws { #expect(flaws.message.contains("(as of \(KubernetesData.embedded.flawsDate))")) }
    if expected.isEmpty { #expect(flaws == nil || system != nil && !found.contains("CVE-2021-25741")) }
  }
}
