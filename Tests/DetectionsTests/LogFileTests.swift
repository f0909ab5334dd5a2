import AuditLogs
import Foundation
import TestSupport
import Testing

/// Logs as they lie in folders.
struct LogFileTests {
  static let event = #"{"verb":"get","user":{"username":"jane"},"requestURI":"/healthz"}"# + "\n"
  /// The event twice, compressed in two members by gzip.
  static let compressed = Data(base64Encoded: EventArchive.base64)!

  @Test func `plain and compressed, in the order of rotation, once where both lie there`() throws {
    let folder = try TemporaryFolder()
    for name in ["audit.log", "audit-2026-01-02T00-00-00.000.log", "audit-2026-01-01T00-00-00.000.log"] {
      try folder.write(name, Self.event)
    }
    try Self.compressed.write(to: URL(filePath: "\(folder.path)/audit-2026-01-01T00-00-00.000.log.gz"))
    try Self.compressed.write(to: URL(filePath: "\(folder.path)/audit-2025-12-31T00-00-00.000.log.gz"))
    var files: [String] = []
    let reading = LogReading.each(in: [folder.path]) { _, path in
      let name = folder.relative(path)
      if files.last != name { files.append(name) }
    }
    #expect(
      files == [
        "audit-2025-12-31T00-00-00.000.log.gz", "audit-2026-01-01T00-00-00.000.log",
        "audit-2026-01-02T00-00-00.000.log", "audit.log",
      ])
    #expect(reading.counts.events == 5)
    #expect(reading.errors.isEmpty)
  }

  @Test func `Zstandard, frame after frame, whole or cut`() throws {
    let folder = try TemporaryFolder()
    let frames = Data(
      base64Encoded: """
        KLUv/QRo3QEA0sMMEaAvBkCKM6KXYoiN7g3PP3cU4Loqyc6V8DApRsbPd+hwfXeWh9+Os8PwcTpYPnkYwVPbAQAKtwm/+djMKLUv\
        /QRo3QEA0sMMEaAvBkCKM6KXYoiN7g3PP3cU4Loqyc6V8DApRsbPd+hwfXeWh9+Os8PwcTpYPnkYwVPbAQAKtwm/+djM
        """)!
    let path = "\(folder.path)/audit.log.zst"
    try frames.write(to: URL(filePath: path))
    let whole = LogReading.each(in: [folder.path]) { _, _ in }
    #expect(whole.counts.events == 2 && whole.errors.isEmpty)
    try frames.dropLast(3).write(to: URL(filePath: path))
    let cut = LogReading.each(in: [path]) { _, _ in }
    #expect(cut.counts.events >= 1 && cut.errors.count == 1)
    var damaged = frames
    damaged[8] ^= 0xFF
    try damaged.write(to: URL(filePath: path))
    #expect(LogReading.each(in: [path]) { _, _ in }.errors.count == 1)
  }

  @Test func `numbers of logrotate count down`() throws {
    let folder = try TemporaryFolder()
    for name in ["audit.log", "audit.log.1", "audit.log.2", "audit.log.10"] {
      try folder.write(name, Self.event)
    }
    let names = LogListing([folder.path]).paths.map { folder.relative($0) }
    #expect(names == ["audit.log.10", "audit.log.2", "audit.log.1", "audit.log"])
  }

  @Test func `an archive that is cut or damaged is an error, and what was whole is read`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/audit.log.gz"
    try Self.compressed.dropLast(5).write(to: URL(filePath: path))
    let cut = LogReading.each(in: [path]) { _, _ in }
    #expect(cut.errors.count == 1 && cut.counts.events >= 1)
    var damaged = Self.compressed
    damaged[12] ^= 0xFF
    try damaged.write(to: URL(filePath: path))
    #expect(LogReading.each(in: [path]) { _, _ in }.errors.count == 1)
  }

  @Test func `a log that is not there is an error`() {
    #expect(LogReading.each(in: ["/nonexistent/audit.log"]) { _, _ in }.errors.count == 1)
  }
}
