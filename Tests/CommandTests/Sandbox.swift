import Foundation
import Testing

/// A folder of its own for one test, in which the program and others run; removed with its owner.
final class Sandbox {
  struct Run {
    let code: Int32
    let output: String
    let errors: String
  }

  let path: String

  /// - Parameter files: Paths within the folder, and their texts.
  init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "bulwark-sandbox-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  // MARK: Files

  /// Writes a file, with the folders above it.
  func write(_ name: String, _ text: String) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in the folder, sorted.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? [] }

  /// Makes a script that can be run. Written by another process, so that no child of a parallel test can
  /// hold it open for writing.
  func writeProgram(_ name: String, _ script: String) throws {
    try write("\(name).text", "#!/bin/sh\n\(script)\n")
    let made = try run("/usr/bin/install", ["-m", "755", "\(name).text", name])
    try FileManager.default.removeItem(atPath: "\(path)/\(name).text")
    try #require(made.code == 0)
  }

  // MARK: Programs

  func bulwark(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    try bulwark(arguments, input: input, environment: environment)
  }

  func bulwark(
    _ arguments: [String], in folder: String = "", input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    try run(#require(Self.program), arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a command line of a shell, to which `bulwark` is known.
  func shell(_ command: String, in shell: String = "sh") throws -> Run {
    let folder = URL(filePath: try #require(Self.program)).deletingLastPathComponent().path
    return try run(
      "/usr/bin/env", [shell, "-c", command],
      environment: ["PATH": "\(folder):/usr/local/bin:/usr/bin:/bin", "HOME": path])
  }

  /// - Parameter folder: Where to run it, in the sandbox or by an absolute path.
  func run(
    _ program: String, _ arguments: [String], in folder: String = "", input: String = "",
    environment: [String: String] = [:]
  ) throws -> Run {
    let process = process(program, arguments, in: folder, environment: environment)
    let (output, standardInput, errors) = (Pipe(), Pipe(), URL(filePath: "\(path).\(UUID().uuidString)"))
    // A second pipe could fill up while the first is read.
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardOutput = output
    process.standardInput = standardInput
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, output: text, errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// A process that is ready to start in the folder; what it puts out goes nowhere.
  func process(
    _ program: String, _ arguments: [String], in folder: String = "", environment: [String: String] = [:]
  ) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.hasPrefix("/") ? folder : "\(path)/\(folder)")
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }
}

// MARK: What there is to run

extension Sandbox {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// The binary beside the tests, built with them.
  static let program: String? = {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [folder.appending(path: "bulwark"), package.appending(path: ".build/debug/bulwark")]
    return candidates.map(\.standardizedFileURL.path).first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  /// A Python that has jsonschema, as `make deps` installs it.
  static let python: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
    .split(separator: ":").map { "\($0)/python3" }.first { path in
      FileManager.default.isExecutableFile(atPath: path)
        && (try? Sandbox().run(
          path, ["-c", "import jsonschema"], environment: ProcessInfo.processInfo.environment
        ).code) == 0
    }

  /// What Python has against a JSON file; empty where it is valid.
  ///
  /// - Parameter schema: One of the project's by its name, or another by its path.
  func faults(of file: String, bySchema schema: String) throws -> String {
    let script =
      "import json,sys,jsonschema; jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))"
    let path = schema.hasPrefix("/") ? schema : Self.package.appending(path: "Schemas/\(schema)").path
    let run = try run(
      #require(Self.python), ["-c", script, file, path], environment: ProcessInfo.processInfo.environment)
    return run.code == 0 ? "" : "invalid: \(run.errors)"
  }

  /// Whether a program of this name is on the path.
  static func exists(_ name: String) -> Bool {
    ["/usr/local/bin", "/usr/bin", "/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// A file of the project.
  static func projectText(_ path: String) throws -> String {
    try String(contentsOf: package.appending(path: path), encoding: .utf8)
  }
}
