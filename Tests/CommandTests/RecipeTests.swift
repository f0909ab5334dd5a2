import Foundation
import Testing

/// The recipes of Docs/ci.md and the hook of pre-commit, as far as they can be tried without their services.
@Suite("Recipes for CI") struct RecipeTests {
  private static let pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: c, image: x}]}\n"

  /// The blocks of a language in the page.
  private func blocks(_ language: String) throws -> [String] {
    try Sandbox.projectText("Docs/ci.md").components(separatedBy: "```\(language)\n").dropFirst().map {
      String($0[..<($0.range(of: "\n```")?.lowerBound ?? $0.endIndex)]) + "\n"
    }
  }

  @Test("every block of YAML is YAML")
  func yaml() throws {
    let blocks = try blocks("yaml")
    #expect(blocks.count >= 3)
    for block in blocks {
      let sandbox = try Sandbox(["recipe.yaml": block])
      let run = try sandbox.shell("bulwark scan --allow-empty recipe.yaml")
      #expect(run.code == 0, "\(run.output)\(run.errors)\n\(block)")
    }
  }

  @Test("the commands of each recipe, run one after another, leave the files that its other steps take")
  func steps() throws {
    let recipes = try blocks("yaml") + blocks("groovy")
    var files: Set<String> = []
    for recipe in recipes {
      let sandbox = try Sandbox(["deploy/a.yaml": Self.pod])
      if recipe.contains("--baseline") || recipe.contains("--changed-since") { try prepare(sandbox) }
      for line in recipe.split(separator: "\n") {
        guard let start = line.range(of: "bulwark scan ")?.lowerBound else { continue }
        let run = try sandbox.shell(
          "GITHUB_BASE_REF=main; CI_MERGE_REQUEST_DIFF_BASE_SHA=HEAD; "
            + line[start...].trimmingCharacters(in: ["'", "\""]))
        #expect(run.code == 0 || run.code == 1, "\(line): \(run.errors)")
      }
      for name in sandbox.names
      where !["deploy", ".git", "bulwark-baseline.json"].contains(name) {
        files.insert(name)
        let text = try #require(sandbox.read(name))
        #expect(text.contains("pod/no-host-pid"), "\(name)")
        // Written by one step, and named again by the step that takes it.
        #expect(recipe.components(separatedBy: name).count > 2, "\(name)")
      }
    }
    #expect(files == ["bulwark.sarif", "bulwark.md", "bulwark.xml", "gl-code-quality-report.json"])
  }

  /// A checkout whose main branch is fetched, with a committed baseline.
  private func prepare(_ sandbox: Sandbox) throws {
    let run = try sandbox.shell(
      """
      bulwark scan --fail-on none --write-baseline bulwark-baseline.json deploy/
      git init -q . && git add -A && git -c user.name=a -c user.email=a@example.com commit -qm a \
        && git update-ref refs/remotes/origin/main HEAD
      """)
    #expect(run.code == 0, "\(run.errors)")
  }

  @Test("the hook of pre-commit runs on the files that it is given, and passes over what is no manifest")
  func hook() throws {
    var fields: [String: String] = [:]
    for line in try Sandbox.projectText(".pre-commit-hooks.yaml").split(separator: "\n") {
      let pair = line.dropFirst(2).split(separator: ":", maxSplits: 1)
      fields[String(pair[0])] = pair[1].trimmingCharacters(in: .whitespaces)
    }
    #expect(fields["id"] == "bulwark" && fields["language"] == "system")
    #expect(fields["name"]?.isEmpty == false)
    let pattern = try Regex(#require(fields["files"]))
    for name in ["deploy/a.yaml", "a.yml", "list.json"] { #expect(name.contains(pattern), "\(name)") }
    for name in ["a.yaml.bak", "readme.md", "yaml"] { #expect(!name.contains(pattern), "\(name)") }

    let sandbox = try Sandbox(["a.yaml": Self.pod, "b c.json": "{\"name\": 1}", "values.yaml": "a: 1\n"])
    let entry = try #require(fields["entry"])
    #expect(try sandbox.shell("\(entry) 'a.yaml' 'b c.json'").code == 1)
    #expect(try sandbox.shell("\(entry) 'b c.json' values.yaml").code == 0)
  }

  @Test(
    "pre-commit takes the hook",
    .enabled(
      if: Sandbox.exists("pre-commit"),
      "NOT CHECKED: no pre-commit on the PATH, so its own reader was not asked"))
  func manifest() throws {
    let sandbox = try Sandbox([".pre-commit-hooks.yaml": try Sandbox.projectText(".pre-commit-hooks.yaml")])
    let run = try sandbox.shell("pre-commit validate-manifest .pre-commit-hooks.yaml")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
  }
}
