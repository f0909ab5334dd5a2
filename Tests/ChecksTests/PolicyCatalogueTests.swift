import Checks
import Foundation
import Testing

/// `Docs/network-checks.md` says what answers each point that is to be asked of network policies.
@Suite("The catalogue of policy checks") struct PolicyCatalogueTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
  private static let catalogue = root.appending(path: "../shared/reference/netpol.md").standardizedFileURL

  private static func page() throws -> String {
    try String(contentsOf: root.appending(path: "Docs/network-checks.md"), encoding: .utf8)
  }

  @Test("the page names checks and commands that exist, and each check of policies")
  func page() throws {
    let names = try Self.page().split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 && !$0.element.contains(" ") && $0.element.contains("/") }
      .map { String($0.element) }
    #expect(names.count > 30)
    for name in names { #expect(Registry.check(name) != nil, "\(name)") }
    let ofPolicies = Registry.checks.map { type(of: $0).about.id }.filter { id in
      ["policy-selectors", "default-deny-ingress", "default-deny-egress"].contains {
        id.hasPrefix("network/\($0)")
      }
    }
    for id in ofPolicies { #expect(names.contains(id), "\(id)") }
  }

  @Test(
    "each number of the catalogue is on the page",
    .enabled(
      if: FileManager.default.fileExists(atPath: catalogue.path),
      "NOT COMPARED: ../shared/reference is not there, so no page was held against the catalogue"))
  func numbers() throws {
    let text = try String(contentsOf: Self.catalogue, encoding: .utf8)
    let numbers = Set(text.matches(of: /NP[0-9]{2}/).map { String($0.output) })
    let known = Set(try Self.page().matches(of: /\| (NP[0-9]{2}) \|/).map { String($0.output.1) })
    #expect(numbers.count == 22)
    #expect(known == numbers)
  }
}
