import Testing

@Suite("Docs/coming-from.md") struct ComingFromTests {
  private static let bad =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: c, image: x}]}\n"

  @Test("every command that it gives as ours is one that the program takes")
  func commands() throws {
    let program = try Program(["deploy/web.yaml": Self.bad, "web.yaml": Self.bad])
    defer { program.remove() }
    var tried = 0
    for line in try Program.text("Docs/coming-from.md").split(separator: "\n")
    where line.contains("| `bulwark ") {
      let command = try #require(line.split(separator: "|").last { $0.contains("`") })
        .split(separator: "`")[1]
      let run = try program.run("\(command)")
      #expect(run.code == 0 || run.code == 1, "\(command): \(run.errors)")
      #expect(!run.output.isEmpty || command.contains("--output"), "\(command)")
      tried += 1
    }
    #expect(tried > 20)
  }

  @Test("every name that it calls judged selects checks")
  func names() throws {
    let program = try Program(["web.yaml": Self.bad])
    defer { program.remove() }
    var names: [Substring] = []
    for line in try Program.text("Docs/coming-from.md").split(separator: "\n") where line.contains(" | `") {
      let cells = line.split(separator: "|", maxSplits: 1)
      let name = cells[0].drop { $0 == " " }.prefix { $0 != " " }
      if !name.hasPrefix("`") { names.append(name) }
    }
    #expect(names.count > 100)
    let run = try program.run("bulwark scan -q --check \(names.joined(separator: ",")) web.yaml")
    #expect(run.code == 1, "\(run.errors)")
  }
}
