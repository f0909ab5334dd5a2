import Assessment
import Checks
import Documents
import Findings
import FoundationEssentials
import Kubernetes
import Testing

/// Kubernetes' own fixtures of Pod Security Admission, where they lie beside the package:
/// `<level>/v1.<minor>/{pass,fail}/<check><number>.yaml`.
private let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "../shared/corpus/pss/testdata").path

/// The profiles of the Pod Security Standards must say what Pod Security Admission says, for each level
/// and version: nothing about the pods that it admits, and the right thing about those that it refuses.
@Suite("Pod Security Admission's fixtures") struct PodSecurityFixtureTests {
  @Test(
    "levels and versions are judged as Kubernetes judges them",
    .enabled(
      if: FileManager.default.fileExists(atPath: fixtures),
      "NOT COMPARED: ../shared/corpus/pss is not there, so nothing was held against Kubernetes' fixtures"))
  func same() throws {
    var judged = 0
    var wrong: [String] = []
    for profile in Profile.allCases where profile.isPodSecurity {
      let level = profile == .pssBaseline ? "baseline" : "restricted"
      for minor in 0...KubernetesVersion.latest.minor {
        let inventory = Inventory(objects: [])
        let context = Context(inventory: inventory, version: .init(minor: minor), profile: profile)
        let runner = CheckRunner(checks: Registry.checks, context: context)
        for verdict in ["pass", "fail"] {
          let folder = "\(level)/v1.\(minor)/\(verdict)"
          for file in try FileManager.default.contentsOfDirectory(atPath: "\(fixtures)/\(folder)").sorted() {
            judged += 1
            let found = try findings(in: "\(fixtures)/\(folder)/\(file)", by: runner)
            if let complaint = complaint(about: file, mustPass: verdict == "pass", found) {
              wrong.append("\(folder)/\(file): \(complaint)")
            }
          }
        }
      }
    }
    #expect(judged == 4537)
    if !wrong.isEmpty {
      Issue.record("\(wrong.count) of \(judged):\n\(wrong.joined(separator: "\n"))")
    }
  }

  private func findings(in path: String, by runner: CheckRunner) throws -> [Finding] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let parsed = parse(bytes, name: path)
    #expect(parsed.errors.isEmpty)
    var objects: [KubernetesObject] = []
    for document in parsed.documents {
      guard case .objects(let read) = KubernetesObject.read(document) else { continue }
      objects += read
    }
    let workloads = objects.flatMap(Workload.read)
    #expect(workloads.count == 1, "\(path)")
    return runner.run(objects: objects, workloads: workloads, tree: parsed.tree).findings
  }

  /// What is wrong with the findings of a fixture; nil where they are right.
  private func complaint(about file: String, mustPass: Bool, _ findings: [Finding]) -> String? {
    let ids = findings.map(\.check).filter { !$0.hasPrefix("input/") }
    if mustPass {
      return ids.isEmpty ? nil : "admitted by Kubernetes, but fails \(ids)"
    }
    let control = file.prefix { !$0.isNumber && $0 != "." }
    guard let accepted = Self.controls[String(control)] else { return "no check is named for \(control)" }
    if ids.contains(where: accepted.contains) { return nil }
    return "refused by Kubernetes, but \(ids.isEmpty ? "passes" : "fails \(ids) only")"
  }

  /// The checks that answer for each control, by the names that Kubernetes gives its fixtures.
  private static let controls: [String: Set<String>] = [
    "allowprivilegeescalation": ["pod/no-privilege-escalation"],
    "apparmorprofile": ["pod/apparmor"],
    "capabilities_baseline": ["pod/drop-capabilities/added"],
    "capabilities_restricted": ["pod/drop-capabilities", "pod/drop-capabilities/default-set"],
    "hostnamespaces": ["pod/no-host-pid", "pod/no-host-ipc", "pod/no-host-network"],
    "hostpathvolumes": ["pod/no-host-path", "pod/no-host-path/sensitive", "pod/no-host-path/socket"],
    "hostports": ["pod/no-host-port"],
    "hostprobesandhostlifecycle": ["pod/pss-residual/probe-host"],
    "privileged": ["pod/no-privileged"],
    "procmount": ["pod/pss-residual/proc-mount"],
    "procmount_restricted": ["pod/pss-residual/proc-mount"],
    "restrictedvolumes": [
      "pod/volume-types", "pod/no-host-path", "pod/no-host-path/sensitive", "pod/no-host-path/socket",
    ],
    "runasnonroot": ["pod/non-root/explicit"],
    "runasuser": ["pod/non-root/user"],
    "seccompprofile_baseline": ["pod/seccomp/unconfined"],
    "seccompprofile_restricted": ["pod/seccomp", "pod/seccomp/unconfined"],
    "selinuxoptions": ["pod/selinux"],
    "sysctls": ["pod/pss-residual/sysctls"],
    "windowshostprocess": ["pod/pss-residual/host-process"],
  ]
}
