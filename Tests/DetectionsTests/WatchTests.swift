import AuditLogs
import Detections
import Foundation
import TestSupport
import Testing

/// A log is told once, however it comes and whenever the program ends.
struct WatchTests {
  private static func exec(_ number: Int) -> String {
    #"{"auditID":"a\#(number)","verb":"get","user":{"username":"u\#(number)"},"#
      + #""objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"responseStatus":{"code":101}}"#
      + "\n"
  }

  private func told(by watch: Watch) throws -> [String] {
    var users: [String] = []
    try watch.step { if $0.about.id == "AUD-EXEC-01" { users.append($0.user) } }
    return users
  }

  @Test func `killed and resumed at every byte`() throws {
    let folder = try TemporaryFolder()
    let log = "\(folder.path)/audit.log"
    let place = "\(folder.path)/place"
    let text = Array((0..<3).map(Self.exec).joined().utf8)
    var users: [String] = []
    for end in 0...text.count {
      try Data(text[..<end]).write(to: URL(fileURLWithPath: log))
      users += try told(by: Watch(log, checkpoint: place, Replay.Options()))
    }
    #expect(users == ["u0", "u1", "u2"])
  }

  @Test func `rotated by renaming, while it runs and while it does not`() throws {
    let folder = try TemporaryFolder()
    let log = "\(folder.path)/audit.log"
    let place = "\(folder.path)/place"
    let files = FileManager.default
    try Data(Self.exec(0).utf8).write(to: URL(fileURLWithPath: log))
    let watch = try Watch(log, checkpoint: place, Replay.Options())
    #expect(try told(by: watch) == ["u0"])
    try append(Self.exec(1), to: log)
    try files.moveItem(atPath: log, toPath: "\(folder.path)/audit-1.log")
    try Data(Self.exec(2).utf8).write(to: URL(fileURLWithPath: log))
    #expect(try told(by: watch) == ["u1", "u2"])
    try append(Self.exec(3), to: log)
    try files.moveItem(atPath: log, toPath: "\(folder.path)/audit-2.log")
    try Data(Self.exec(4).utf8).write(to: URL(fileURLWithPath: log))
    #expect(try told(by: Watch(log, checkpoint: place, Replay.Options())) == ["u3", "u4"])
  }

  @Test func `truncated in its place`() throws {
    let folder = try TemporaryFolder()
    let log = "\(folder.path)/audit.log"
    try Data((Self.exec(0) + Self.exec(1)).utf8).write(to: URL(fileURLWithPath: log))
    let watch = try Watch(log, checkpoint: nil, Replay.Options())
    #expect(try told(by: watch) == ["u0", "u1"])
    let handle = try #require(FileHandle(forWritingAtPath: log))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(Self.exec(2).utf8))
    try handle.close()
    #expect(try told(by: watch) == ["u2"])
  }

  @Test func `a foreign checkpoint is refused`() throws {
    let folder = try TemporaryFolder()
    let place = "\(folder.path)/place"
    try Data("something else".utf8).write(to: URL(fileURLWithPath: place))
    #expect(throws: Watch.Failure.self) {
      try Watch("\(folder.path)/audit.log", checkpoint: place, Replay.Options())
    }
  }

  private func append(_ text: String, to path: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }
}
