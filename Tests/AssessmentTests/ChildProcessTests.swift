import Foundation
import Testing

@testable import Assessment

@Suite("Other programs") struct ChildProcessTests {
  private func shell(_ script: String, _ change: (inout ChildProcess) -> Void = { _ in }) throws
    -> ChildProcess.Outcome
  {
    var process = ChildProcess(
      program: "/bin/sh", arguments: ["-c", script].map { Array($0.utf8) })
    change(&process)
    return try process.run()
  }

  @Test("output, complaints and exit code come back; a signal is one, too")
  func outcome() throws {
    let run = try shell("echo out; echo err >&2; exit 3")
    #expect(run.status == 3 && run.output == Array("out\n".utf8) && run.errors == Array("err\n".utf8))
    #expect(try shell("kill -9 $$").status == 137)
    #expect(try shell("exec >&- 2>&-; sleep 0.2; exit 4").status == 4)
  }

  @Test("it sees its own environment, no input and none of our descriptors")
  func isolation() throws {
    let null = open("/dev/null", O_RDONLY)
    defer { close(null) }
    // Without FD_CLOEXEC, as one that our parent left open.
    let kept = fcntl(null, F_DUPFD, 777)
    defer { close(kept) }
    setenv("BULWARK_TEST_SECRET", "x", 1)
    let run = try shell("cat; echo \"$A,$BULWARK_TEST_SECRET\"; ls /proc/self/fd") {
      $0.environment = ["A": "b", "PATH": "/usr/bin:/bin"]
    }
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    #expect(kept >= 777 && lines.first == "b," && lines.contains("2") && !lines.contains("\(kept)"))
    #expect(try shell("kill -PIPE $$; echo alive").status == 128 + SIGPIPE)
  }

  @Test("who takes too long, or says too much, is ended with all that it started")
  func limits() throws {
    let folder = try TemporaryFolder()
    let mark = "\(folder.path)/mark"
    let slow = "(sleep 1; echo x > '\(mark)') & sleep 30"
    #expect(throws: ChildProcess.Failure.tooSlow) { try shell(slow) { $0.timeLimit = .milliseconds(300) } }
    #expect(throws: ChildProcess.Failure.tooSlow) {
      try shell("exec >&- 2>&-; sleep 30") { $0.timeLimit = .milliseconds(300) }
    }
    #expect(throws: ChildProcess.Failure.tooMuchOutput) {
      try shell("yes") { $0.outputLimit = 1 << 20 }
    }
    let talkative = try shell("head -c 3000000 /dev/zero >&2; echo end >&2")
    #expect(
      talkative.errors.count == ChildProcess.errorLimit && talkative.errors.suffix(4) == Array("end\n".utf8))
    usleep(1_200_000)
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test("a program that is not there is an error")
  func missing() {
    #expect(throws: ChildProcess.Failure.notStarted("No such file or directory")) {
      try ChildProcess(program: "/nope/git", arguments: []).run()
    }
  }
}
