import Testing

@Suite("Docs/coming-from.md") struct ComingFromTests {
  private static let bad =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: c, image: x}]}\n"

  @Test("every command that it gives as ours is one that the program takes")
  func commands() throws {
    let sandbox = try Sandbox(["deploy/web.yaml": Self.bad, "web.yaml": Self.bad])
    var tried = 0
    for line in try Sandbox.projectText("Docs/coming-from.md").split(separator: "\n")
    where line.contains("| `bulwark ") {
      let command = try #require(line.split(separator: "|").last { $0.contains("`") })
        .split(separator: "`")[1]
      let run = try sandbox.shell("\(command)")
      #expect(run.code == 0 || run.code == 1, "\(command): \(run.errors)")
      #expect(!run.output.isEmpty || command.contains("--output"), "\(command)")
      tried += 1
    }
    #expect(tried > 20)
  }

  @Test("every name that it calls judged selects checks")
  func names() throws {
    let sandbox = try Sandbox(["web.yaml": Self.bad])
    var names: [Substring] = []
    for line in try Sandbox.projectText("Docs/coming-from.md").split(separator: "\n")
    where line.contains(" | `") {
      let cells = line.split(separator: "|", maxSplits: 1)
      let name = cells[0].drop { $0 == " " }.prefix { $0 != " " }
      if !name.hasPrefix("`") { names.append(name) }
    }
    #expect(names.count > 100)
    let run = try sandbox.shell("bulwark scan -q --check \(names.joined(separator: ",")) web.yaml")
    #expect(run.code == 1, "\(run.errors)")
  }
}
