import Foundation
import Testing

/// The program, or a shell that calls it by name, run in a folder of its own.
struct Program {
  /// The folder, for what a test puts there or finds there.
  let folder: URL
  private let binary: String

  /// - Parameter files: Paths within the folder, and their texts.
  init(_ files: [String: String] = [:]) throws {
    binary = URL(filePath: try #require(CommandTests.path())).standardizedFileURL.path
    folder = FileManager.default.temporaryDirectory.appending(path: "bulwark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs a command line of a shell, to which `bulwark` is known.
  func run(_ command: String, in shell: String = "sh") throws -> (
    code: Int32, output: String, errors: String
  ) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [shell, "-c", command]
    process.currentDirectoryURL = folder
    let path = URL(filePath: binary).deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin"
    process.environment = ["PATH": path, "HOME": folder.path]
    let (output, errors) = (Pipe(), folder.appending(path: ".errors"))
    try Data().write(to: errors)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let messages = try String(contentsOf: errors, encoding: .utf8)
    try FileManager.default.removeItem(at: errors)
    return (process.terminationStatus, text, messages)
  }

  /// Whether a program of this name is on the path.
  static func exists(_ name: String) -> Bool {
    ["/usr/local/bin", "/usr/bin", "/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// A file of the package.
  static func text(_ path: String) throws -> String {
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return try String(contentsOf: package.appending(path: path).standardizedFileURL, encoding: .utf8)
  }
}
