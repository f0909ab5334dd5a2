import TestSupport
import Foundation

@testable import Assessment

/// A program that a test writes in the shell's language, with a folder of its own.
struct Stub {
  let folder: TemporaryFolder
  let path: String

  init(_ script: String) throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/bin/stub"
    let text = try folder.write("bin/text", "#!/bin/sh\n\(script)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: text)
    // A file that was written here could still be open for writing in a child of another test, and such
    // a file cannot be run; a copy that another process made cannot.
    _ = try ChildProcess("/bin/cp", ["-p", text, path]).run()
  }

  /// Puts out a text.
  init(printing text: String) throws {
    try self.init("exec /bin/cat \"${0%/*}/../output\"")
    try folder.write("output", text)
  }

  /// Whether the program, if it says so itself, has run.
  var hasRun: Bool { FileManager.default.fileExists(atPath: "\(folder.path)/ran") }

  /// A line of a script that marks that it has run.
  static let mark = "echo > \"${0%/*}/../ran\""
}

/// The report on one folder, with stubs for the programs that render.
func rendered(
  _ folder: String, helm: Stub? = nil, kustomize: Stub? = nil, adjust: (inout Renderer) -> Void = { _ in }
) -> Report {
  withExtendedLifetime((helm, kustomize)) {
    var renderer = Renderer(programs: RenderPrograms(helm: helm?.path, kustomize: kustomize?.path))
    adjust(&renderer)
    var scan = Scan(paths: [folder])
    scan.renderer = renderer
    return scan.run()
  }
}
