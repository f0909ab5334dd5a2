import Assessment
import Checks
import Documents
import Findings
import Foundation
import Kubernetes
import Testing

/// Kubernetes' own fixtures for Pod Security: each level by each version.
@Suite("Pod Security fixtures") struct PodSecurityFixtureTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/corpus/pss/testdata").standardizedFileURL

  /// Which check a fixture is made for, by the name of its file.
  static let expected: [String: [String]] = [
    "allowprivilegeescalation": ["pod/no-privilege-escalation"],
    "apparmorprofile": ["pod/apparmor"],
    "capabilities_baseline": ["pod/drop-capabilities/added"],
    "capabilities_restricted": [
      "pod/drop-capabilities", "pod/drop-capabilities/added", "pod/drop-capabilities/default-set",
    ],
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

  // Skipped where the fixtures are not beside the checkout: they are not ours to copy.
  @Test(
    "each fixture passes or fails as its folder says, by the right check",
    .enabled(if: FileManager.default.fileExists(atPath: root.path), "SKIPPED: ../shared is absent"),
    arguments: [Profile.pssBaseline, .pssRestricted])
  func fixtures(_ profile: Profile) throws {
    let files = FileManager.default
    let level = Self.root.appending(path: profile.rawValue.replacing("pss-", with: ""))
    var judged = 0
    for folder in try files.contentsOfDirectory(atPath: level.path) {
      let version = try #require(KubernetesVersion(folder))
      for (name, mustPass) in [("pass", true), ("fail", false)] {
        let path = level.appending(path: "\(folder)/\(name)").path
        guard files.fileExists(atPath: path) else { continue }
        var scan = Scan(paths: [path])
        scan.profile = profile
        scan.version = version
        let report = scan.run()
        #expect(report.errors.isEmpty)
        var found: [String: Set<String>] = [:]
        for finding in report.findings {
          found[finding.place.tree.source.name, default: []].insert(finding.check)
        }
        for file in try files.contentsOfDirectory(atPath: path) where file.hasSuffix(".yaml") {
          judged += 1
          let checks = found.first { $0.key.hasSuffix("/\(file)") }?.value ?? []
          let prefix = String(file.dropLast(5).prefix { !$0.isNumber })
          if mustPass {
            #expect(checks.isEmpty, "\(folder)/pass/\(file): \(checks)")
          } else {
            let wanted = try #require(Self.expected[prefix], "no check is named for \(prefix)")
            #expect(!checks.isDisjoint(with: wanted), "\(folder)/fail/\(file): \(checks)")
          }
        }
      }
    }
    #expect(judged > (profile == .pssBaseline ? 1000 : 2500))
  }
}
