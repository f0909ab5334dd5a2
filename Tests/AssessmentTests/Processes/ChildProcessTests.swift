import Foundation
import TestSupport
import Testing

@testable import Assessment

@Suite("Running another program") struct ChildProcessTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func shell(_ script: String) -> ChildProcess { ChildProcess("/bin/sh", ["-c", script]) }

  @Test("gives both streams and the exit code")
  func plain() throws {
    let outcome = try shell("echo out; echo err >&2; exit 3").run()
    #expect(outcome.output == Array("out\n".utf8))
    #expect(outcome.errors == Array("err\n".utf8))
    #expect(outcome.ending == .exit(3))
  }

  @Test("arguments, environment and folder are those given, and nothing else")
  func surroundings() throws {
    setenv("BULWARK_TEST_SECRET", "s", 1)
    var process = ChildProcess("/usr/bin/env")
    process.environment = ["HOME": "/x", "PATH": ""]
    #expect(try process.run().output == Array("HOME=/x\nPATH=\n".utf8))
    var folder = ChildProcess("/bin/sh", ["-c", "pwd -P; echo \"$1\"", "sh", "a b;$c"])
    folder.folder = "/usr"
    #expect(try folder.run().output == Array("/usr\na b;$c\n".utf8))
  }

  @Test("no file of ours is open in it, and its input is empty")
  func descriptors() throws {
    let leaked = open("/dev/null", O_RDONLY)
    defer { close(leaked) }
    let outcome = try shell("cat; ls /proc/self/fd | wc -l").run()
    // 0, 1, 2, and the one that `ls` reads the folder with.
    #expect(String(decoding: outcome.output, as: UTF8.self) == "4\n")
  }

  @Test("a signal is told apart from an exit")
  func signal() throws {
    #expect(try shell("kill -9 $$").run().ending == .signal(SIGKILL))
  }

  @Test("one that hangs is stopped, with all that it started", arguments: ["", "exec >&- 2>&-;"])
  func hangs(_ before: String) throws {
    let mark = "\(folder.path)/alive"
    var process = shell("(sleep 1; echo late > \(mark)) & \(before) sleep 30")
    process.timeLimit = .milliseconds(200)
    #expect(throws: ChildProcess.Failure.timeLimit(.milliseconds(200))) { try process.run() }
    usleep(1_300_000)
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test("what it leaves in the background is neither waited for nor left")
  func background() throws {
    let mark = "\(folder.path)/alive"
    var process = shell("(sleep 1; echo late > \(mark); sleep 30) & echo done")
    process.timeLimit = .seconds(20)
    #expect(try process.run().output == Array("done\n".utf8))
    usleep(1_300_000)
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test("a flood is cut, on either stream")
  func flood() throws {
    var process = shell("exec yes")
    process.outputLimit = 1 << 20
    #expect(throws: ChildProcess.Failure.outputLimit(1 << 20)) { try process.run() }
    process = shell("exec yes >&2")
    process.timeLimit = .milliseconds(300)
    #expect(throws: ChildProcess.Failure.timeLimit(.milliseconds(300))) { try process.run() }
    let outcome = try shell("yes | head -c 300000 >&2; echo end >&2").run()
    #expect(outcome.errors.count <= 40_000 && outcome.errors.suffix(4).elementsEqual("end\n".utf8))
  }

  @Test("output up to the limit arrives whole")
  func whole() throws {
    var process = shell("head -c 3000000 /dev/zero")
    process.outputLimit = 3_000_000
    #expect(try process.run().output.count == 3_000_000)
  }

  @Test("what cannot be started is said")
  func unusable() {
    #expect(throws: ChildProcess.Failure.unusable("its path is not absolute")) {
      try ChildProcess("sh", []).run()
    }
    #expect(throws: ChildProcess.Failure.cannotStart("No such file or directory")) {
      try ChildProcess("/nowhere/at/all").run()
    }
    #expect(throws: ChildProcess.Failure.unusable("a zero byte")) {
      try ChildProcess("/bin/echo", ["a\0b"]).run()
    }
  }
}
