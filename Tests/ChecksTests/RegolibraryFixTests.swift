import Assessment
import Checks
import Documents
import Findings
import FoundationEssentials
import Glibc
import Kubernetes
import Remediation
import Testing

/// What kubescape's rules propose as fixes (`fixPaths`, `deletePaths`), held against what ours make of the
/// same objects. `Docs/regolibrary.md` tells where they differ.
@Suite("Regolibrary's fixes") struct RegolibraryFixTests {
  @Test(
    "where we mend an object, our result holds what they propose",
    .enabled(
      if: FileManager.default.fileExists(atPath: regolibraryRules),
      "NOT COMPARED: ../shared/corpus/regolibrary is not there, so no fix was held against its own"))
  func fixes() throws {
    let page = try AgreementPage()
    var found: Set<Difference> = []
    var held = 0
    for rule in page.rules where !rule.selection.isEmpty {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(regolibraryRules)/\(rule.name)/test")
      {
        let folder = "\(regolibraryRules)/\(rule.name)/test/\(name)"
        let proposals = try JSONDecoder().decode(
          [Proposal].self, from: Data(contentsOf: URL(filePath: "\(folder)/expected.json"))
        ).filter { !$0.isEmpty }
        guard !proposals.isEmpty else { continue }
        let (before, after, mended) = try fixed("\(folder)/input", rule)
        for proposal in proposals {
          guard let id = proposal.object, mended.contains(id) else { continue }
          held += 1
          // Several objects of a case may have the same name.
          let pairs = zip(before, after).filter { $0.id == id && $1.id == id }
          if !pairs.contains(where: { proposal.isHeld(by: $1.node, insteadOf: $0.node) }) {
            found.insert(Difference("\(rule.name)/\(name)", id, .fix))
          }
        }
      }
    }
    #expect(held >= 10, "\(held) proposals held against our fixes")
    let untold = found.filter { difference in !page.fixes.contains { $0.covers(difference) } }
    #expect(untold.map(\.row).sorted() == [], "differences that the page does not tell")
    let stale = page.fixes.filter { row in !found.contains(where: row.covers) }
    #expect(stale.map(\.row) == [], "told, but our fix holds theirs")
  }

  /// The objects before and after all our fixes, and those in which something was closed.
  private func fixed(
    _ input: String, _ rule: AgreementPage.Rule
  ) throws -> (before: [(id: String, node: Node)], after: [(id: String, node: Node)], mended: Set<String>) {
    let copy = FileManager.default.temporaryDirectory.appending(path: "bulwark-rego-\(UUID().uuidString)")
      .path
    try FileManager.default.copyItem(atPath: input, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    var scan = Scan(paths: [copy])
    scan.respectGitignore = false
    if let minor = rule.minor { scan.version = KubernetesVersion(minor: minor) }
    let before = objects(scan)
    var fixing = Fixing(scan: scan)
    fixing.includesReview = true
    let selected = Set(rule.selection.map { type(of: $0).about.id })
    fixing.selects = { selected.contains($0) }
    let report = fixing.run()
    _ = report.write()
    let closed = report.files.flatMap(\.closed).map(\.finding.subject)
    return (before, objects(scan), Set(closed.map { "\($0.kind)/\($0.name)" }))
  }

  private func objects(_ scan: Scan) -> [(id: String, node: Node)] {
    scan.read().inventory.objects.map { ("\($0.kind)/\($0.name)", $0.node) }
  }
}

/// What a rule proposes for one object.
private struct Proposal: Decodable {
  struct Fix: Decodable {
    let path: String
    let value: String
  }
  struct Alert: Decodable { let k8sApiObjects: [Object]? }
  struct Object: Decodable {
    let kind: String
    let metadata: Metadata?
  }
  struct Metadata: Decodable { let name: String? }

  let fixPaths: [Fix]?
  let deletePaths: [String]?
  let alertObject: Alert

  var isEmpty: Bool { (fixPaths ?? []).isEmpty && (deletePaths ?? []).isEmpty }

  var object: String? {
    guard let objects = alertObject.k8sApiObjects, objects.count == 1 else { return nil }
    return "\(objects[0].kind)/\(objects[0].metadata?.name ?? "")"
  }

  /// A value that stands for the user's own is held by any; what is to be deleted must be gone or other.
  func isHeld(by new: Node, insteadOf old: Node) -> Bool {
    (fixPaths ?? []).allSatisfy { fix in
      guard let node = Self.node(fix.path, in: new) else { return false }
      return fix.value.contains("YOUR_") || fix.value.contains("<") || node.text == fix.value
    }
      && (deletePaths ?? []).allSatisfy { path in
        guard let node = Self.node(path, in: new), let was = Self.node(path, in: old) else { return true }
        return Self.text(node) != Self.text(was)
      }
  }

  private static func text(_ node: Node) -> String {
    String(decoding: node.tree.source.bytes[node.range], as: UTF8.self)
  }

  /// `spec.containers[0].image`; what stands in brackets is a position or a key.
  private static func node(_ path: String, in root: Node) -> Node? {
    var node: Node? = root
    for step in path.split(whereSeparator: { ".[]".contains($0) }) {
      guard let here = node else { return nil }
      if let position = Int(step) {
        node = here.children.dropFirst(position).first { _ in true }
      } else {
        node = here[key: String(step)]
      }
    }
    return node
  }
}
