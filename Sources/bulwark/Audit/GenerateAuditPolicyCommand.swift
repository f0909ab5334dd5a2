internal import ArgumentParser
internal import AuditPolicies
internal import Glibc
internal import Reporting

struct GenerateAuditPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit-policy",
    abstract: "An audit policy under which all detections see, and no secret is recorded.",
    discussion: "Prints it. `bulwark audit policy FILE` tells what another one lacks.")

  func run() throws { say(RecommendedPolicy.text, to: STDOUT_FILENO) }
}
