import Assessment
import Foundation
import Glibc
import Remediation
import TestSupport
import Testing

@Suite("Writing fixes") struct WritingTests {
  private static let pod = """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      containers:
      - name: web
        image: example.com/web:1

    """

  private func plan(_ paths: [String]) -> FixReport {
    var fixing = Fixing(scan: Scan(paths: paths))
    fixing.includesReview = true
    return fixing.run()
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test("mode, owner and extended attributes stay, and no other file is left behind")
  func attributes() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("web.yaml", Self.pod)
    #expect(chmod(path, 0o640) == 0)
    #expect(plan([folder.path]).write().written == [path])
    var information = stat()
    #expect(stat(path, &information) == 0)
    #expect(information.st_mode & 0o7777 == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["web.yaml"])
  }

  @Test("a file that changed since it was read is left alone")
  func changed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("web.yaml", Self.pod)
    let report = plan([folder.path])
    try folder.write("web.yaml", Self.pod + "# newer\n")
    let outcome = report.write()
    #expect(outcome.written.isEmpty)
    #expect(outcome.refused.map(\.message) == ["it has changed since it was read"])
    #expect(try text(path).hasSuffix("# newer\n"))
  }

  @Test("a hard-linked file is refused")
  func hardLink() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("web.yaml", Self.pod)
    try FileManager.default.linkItem(atPath: path, toPath: folder.path + "/other.txt")
    let outcome = plan([folder.path]).write()
    #expect(outcome.refused.count == 1 && outcome.refused[0].message.contains("hard links"))
    #expect(try text(path) == Self.pod)
  }

  @Test("a link to a file outside is not written through")
  func link() throws {
    let (folder, outside) = (try TemporaryFolder(), try TemporaryFolder())
    let target = try outside.write("web.yaml", Self.pod)
    try folder.link("web.yaml", to: target)
    for paths in [[folder.path], [folder.path + "/web.yaml"]] {
      #expect(plan(paths).write().written.isEmpty)
      #expect(try text(target) == Self.pod)
    }
  }

  @Test("a link within the given folder leads to its target")
  func innerLink() throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("real/web.txt", Self.pod)
    try folder.link("web.yaml", to: target)
    #expect(plan([folder.path]).write().written.count == 1)
    #expect(try text(target) != Self.pod)
    var information = stat()
    #expect(lstat(folder.path + "/web.yaml", &information) == 0 && information.st_mode & S_IFMT == S_IFLNK)
  }

  @Test("a folder that becomes a link during the run leads nowhere")
  func swapped() throws {
    let (folder, outside) = (try TemporaryFolder(), try TemporaryFolder())
    try folder.write("inner/web.yaml", Self.pod)
    let target = try outside.write("web.yaml", Self.pod)
    let report = plan([folder.path])
    try FileManager.default.moveItem(atPath: folder.path + "/inner", toPath: folder.path + "/moved")
    try folder.link("inner", to: outside.path)
    let outcome = report.write()
    #expect(outcome.written.isEmpty)
    #expect(outcome.refused.map(\.message) == ["it lies outside the given paths"])
    #expect(try text(target) == Self.pod)
  }

  @Test("a file that becomes a link during the run is refused")
  func swappedFile() throws {
    let (folder, outside) = (try TemporaryFolder(), try TemporaryFolder())
    let path = try folder.write("web.yaml", Self.pod)
    let target = try outside.write("web.yaml", Self.pod)
    let report = plan([folder.path])
    try FileManager.default.removeItem(atPath: path)
    try folder.link("web.yaml", to: target)
    #expect(report.write().written.isEmpty)
    #expect(try text(target) == Self.pod)
  }
}
