import Foundation

@testable import Assessment

/// A program that a test writes in the shell's language, with a folder of its own.
struct Stub {
  let folder: TemporaryFolder
  let path: String

  init(_ script: String) throws {
    folder = try TemporaryFolder()
    path = try folder.write("bin/stub", "#!/bin/sh\n\(script)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  /// Puts out a text.
  init(printing text: String) throws {
    let output = try TemporaryFolder()
    try output.write("text", text)
    // One folder holds both: the text is moved beside the program.
    try self.init("exec /bin/cat \"${0%/*}/../text\"")
    try FileManager.default.moveItem(atPath: "\(output.path)/text", toPath: "\(folder.path)/text")
  }

  /// Whether the program, if it says so itself, has run.
  var hasRun: Bool { FileManager.default.fileExists(atPath: "\(folder.path)/ran") }

  /// A line of a script that marks that it has run.
  static let mark = "echo > \"${0%/*}/../ran\""
}

extension Scan {
  /// A scan of one folder with stubs for the programs that render.
  init(_ folder: String, helm: Stub? = nil, kustomize: Stub? = nil) {
    self.init(paths: [folder])
    renderer = Renderer(programs: RenderPrograms(helm: helm?.path, kustomize: kustomize?.path))
  }
}
