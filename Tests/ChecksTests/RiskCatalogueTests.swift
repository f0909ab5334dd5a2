import AccessControl
import Checks
import Documents
import Foundation
import Guide
import Kubernetes
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
private let catalogue = root.appending(path: "../shared/reference/rbac.yaml").standardizedFileURL.path

/// `Docs/risky-permissions.md` says which row and which check each permission of the catalogue has become.
@Suite("The catalogue of risky permissions") struct RiskCatalogueTests {
  private typealias Line = (number: String, cells: [String])

  /// The lines of the tables, by their numbers.
  private static func lines() throws -> [Line] {
    try String(contentsOf: root.appending(path: "Docs/risky-permissions.md"), encoding: .utf8)
      .split(separator: "\n").filter { $0.hasPrefix("| R") }.map { line in
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        return (cells[0], Array(cells.dropFirst()))
      }
  }

  private static func quoted(_ cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  @Test("the page has each row with its words and its check, and names checks that exist")
  func page() throws {
    let lines = try Self.lines()
    let rows = lines.filter { $0.number.hasPrefix("RB") }
    #expect(Set(rows.flatMap { Self.quoted($0.cells[0]) }) == Set(RiskyPermission.all.map(\.id)))
    for row in rows {
      let id = try #require(Self.quoted(row.cells[0]).first)
      let permission = try #require(RiskyPermission.all.first { $0.id == id })
      #expect(row.cells.dropFirst() == [permission.words, "`\(permission.check)`"])
    }
    for line in lines {
      for check in Self.quoted(try #require(line.cells.last)) {
        #expect(Registry.check(check) != nil, "\(check)")
      }
    }
  }

  @Test(
    "each permission of the catalogue is found under its name",
    .enabled(
      if: FileManager.default.fileExists(atPath: catalogue),
      "NOT COMPARED: ../shared/reference is not there, so no risk was held against the catalogue"))
  func found() throws {
    let text = try String(contentsOfFile: catalogue, encoding: .utf8)
    let tree = try #require(parse(text, name: "rbac.yaml").documents.first)
    let lines = try Self.lines()
    let permissions = Array(tree.items("permissions"))
    #expect(permissions.count == 58 && Array(tree.items("subject_rules")).count == 11)
    for rule in tree.items("subject_rules") {
      let number = try #require(rule["id"]?.text)
      #expect(lines.contains { $0.number == number }, "\(number)")
    }
    let grants = permissions.flatMap(Triple.grants)
    #expect(grants.count > 200)
    for version in Set(grants.map(\.version)) {
      let ofVersion = grants.filter { $0.version == version }
      for (grant, found) in zip(ofVersion, Self.risks(of: ofVersion)) {
        let names = lines.filter { $0.number == grant.number }.flatMap { Self.quoted($0.cells[0]) }
        #expect(names.contains(where: found.contains), "\(grant.number): \(grant.rules)")
      }
    }
  }

  /// What is risky for users of whom each has the rules of one grant.
  private static func risks(of grants: [Triple.Grant]) -> [Set<String>] {
    let text = grants.enumerated().map { number, grant in
      """
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r\(number)},
       rules: [\(grant.rules.joined(separator: ", "))]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b\(number)},
       roleRef: {kind: ClusterRole, name: r\(number)}, subjects: [{kind: User, name: u\(number)}]}

      """
    }.joined()
    let objects = parse(text).documents.flatMap { document -> [KubernetesObject] in
      if case .objects(let objects) = KubernetesObject.read(document) { objects } else { [] }
    }
    let authorizer = Authorizer(Inventory(objects: objects), version: grants[0].version)
    return grants.indices.map { number in
      Set(authorizer.risks(of: AccessSubject(user: "u\(number)")).map(\.permission.id))
    }
  }
}

/// How the catalogue writes permissions: verbs, groups and resources, some of them in words.
private enum Triple {
  struct Grant {
    let number: String
    let rules: [String]
    let version: KubernetesVersion
  }

  /// The smallest sets of rules that grant a permission, each with the version that they do it in.
  static func grants(of permission: Node) -> [Grant] {
    let number = permission["id"]?.text ?? ""
    if let parts = permission["all_of"] {
      let rules = parts.children.compactMap { part in
        atoms(of: part["any"]?.children.first { _ in true } ?? part).first
      }
      return [Grant(number: number, rules: rules, version: .latest)]
    }
    return permission.items("any_of").flatMap { triple in
      let version = triple["until"]?.text.flatMap(KubernetesVersion.init) ?? .latest
      return atoms(of: triple).map { Grant(number: number, rules: [$0], version: version) }
    }
  }

  private static func atoms(of triple: Node) -> [String] {
    let verbs = words(triple["v"])
    if let path = triple["nonResourceURLs"]?.text {
      return verbs.map { "{nonResourceURLs: ['\(path)'], verbs: ['\($0)']}" }
    }
    return words(triple["g"]).flatMap { group in
      // A group of users without a user is refused: no risk by itself (the page says so).
      words(triple["r"]).filter { $0 != "groups" || group != "" }.flatMap { resource in
        // The template of a Job that is there cannot be changed (the page says so).
        verbs.filter { resource != "jobs" || $0 == "create" }
          .map { "{apiGroups: ['\(group)'], resources: ['\(resource)'], verbs: ['\($0)']}" }
      }
    }
  }

  private static func words(_ node: Node?) -> [String] {
    guard let node else { return [] }
    let texts = node.isSequence ? node.children.compactMap(\.text) : [node.text ?? ""]
    return texts.flatMap { text in
      switch text {
      case "any-write": ["create", "update", "patch", "delete"]
      case "any-named": ["widgets"]
      case "userextras/*literal-key": ["userextras/scopes"]
      case "impersonate:<mode>": ["impersonate:user-info"]
      case "impersonate-on:<mode>:<verb>": ["impersonate-on:user-info:get"]
      case "any": ["pods"]
      case "same": ["roles"]
      case "crd": ["argoproj.io"]
      case "kinds whose CRD embeds a PodTemplateSpec / pod-like field": ["workflows"]
      default: [text]
      }
    }
  }
}
