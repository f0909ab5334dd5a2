internal import Glibc

/// A working tree of git, asked by the program `git`. Nothing that a configuration of the machine, the
/// user or the repository names is run: no hook, pager, filter, external diff or file monitor.
struct GitRepository {
  let program: String
  /// The real path of the working tree; the root is empty.
  let root: [UInt8]
  let isShallow: Bool
  /// Filters that the repository defines, switched off.
  private var filters: [String] = []

  /// - Parameter folder: A folder in the working tree.
  init(around folder: [UInt8]) throws(GitError) {
    guard let program = ChildProcess.find("git", in: getenv("PATH").map { String(cString: $0) } ?? "") else {
      throw GitError("--changed-since runs git, and there is none on PATH")
    }
    self.program = program
    let answer = try Self.git(
      program, in: folder, [], ["rev-parse", "--is-shallow-repository", "--show-toplevel"])
    guard answer.status == 0, let lineEnd = answer.output.firstIndex(of: UInt8(ascii: "\n")) else {
      throw Self.noRepository(folder, answer)
    }
    isShallow = answer.output[..<lineEnd].elementsEqual("true".utf8)
    // The path ends with one line feed, and may hold others.
    guard let root = realPath(Array(answer.output[(lineEnd + 1)...].dropLast())) else {
      throw GitError("\(folder.text): \(systemMessage(errno))")
    }
    self.root = root
    filters = try switchedOffFilters()
  }

  /// Runs git in the working tree.
  func git(_ arguments: String...) throws(GitError) -> ChildProcess.Outcome {
    try Self.git(program, in: root.isEmpty ? [Byte.slash] : root, filters, arguments)
  }

  /// A filter would be run on files of the working tree that are to be compared.
  private func switchedOffFilters() throws(GitError) -> [String] {
    let pattern = #"^filter\..*\.(clean|smudge|process|required)$"#
    let answer = try git("config", "--null", "--name-only", "--get-regexp", pattern)
    return try answer.output.split(separator: 0).map { name throws(GitError) in
      let name = String(decoding: name, as: UTF8.self)
      guard !name.contains("="), !name.contains("\u{FFFD}") else {
        throw GitError("the repository defines a filter that cannot be switched off: \(name)")
      }
      return name + (name.hasSuffix(".required") ? "=false" : "=")
    }
  }

  private static func git(
    _ program: String, in folder: [UInt8], _ settings: [String], _ arguments: [String]
  ) throws(GitError) -> ChildProcess.Outcome {
    let settings = (Self.settings + settings).flatMap { ["-c", $0] }
    var process = ChildProcess(
      program, bytes: [Array("-C".utf8), folder] + (settings + arguments).map { Array($0.utf8) })
    process.environment = environment
    process.outputLimit = 512 << 20
    do throws(ChildProcess.Failure) {
      return try process.run()
    } catch {
      throw GitError("\(program) \(arguments[0]) \(error.message)")
    }
  }

  private static let settings = [
    "core.fsmonitor=", "core.hooksPath=/dev/null", "core.attributesFile=/dev/null",
    "core.untrackedCache=false", "protocol.allow=never", "submodule.recurse=false", "diff.external=",
  ]

  private static let environment = [
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_ATTR_NOSYSTEM": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "HOME": "/nonexistent",
    "LC_ALL": "C", "PATH": "",
  ]

  private static func noRepository(_ folder: [UInt8], _ answer: ChildProcess.Outcome) -> GitError {
    let complaint = answer.errors.text
    let place = folder.isEmpty ? "/" : folder.text
    if complaint.contains("dubious ownership") || complaint.contains("unsafe repository") {
      return GitError("git does not trust \(place): the checkout is another user's; run as its owner")
    }
    return GitError("\(place) is in no working tree of git, which --changed-since needs: \(answer.lastWords)")
  }
}

/// Why the changes since a revision are not known, and the way out.
public struct GitError: Error, Sendable, Equatable {
  public let message: String

  init(_ message: String) { self.message = message }
}

extension ChildProcess.Outcome {
  /// The last line on standard error.
  var lastWords: String {
    errors.split(separator: UInt8(ascii: "\n")).last.map { Array($0).text } ?? "exit code \(status)"
  }
}
