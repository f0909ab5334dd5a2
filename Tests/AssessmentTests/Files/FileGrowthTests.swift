import Assessment
import Foundation
import TestSupport
import Testing

@Suite("Reading files that change after they were listed") struct FileGrowthTests {
  @Test("a file is read as it is now", arguments: [0, 3, 4096, 200_000])
  func changed(_ size: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("x.yaml", String(repeating: "a", count: 4096))
    let candidate = try #require(folder.listing().files.first)
    let text = String(repeating: "b", count: size)
    try folder.write("x.yaml", text)
    #expect(try readFile(candidate, limit: 200_000) == Array(text.utf8))
  }

  @Test("a file that has grown over the limit is refused with its size of now")
  func overLimit() throws {
    let folder = try TemporaryFolder()
    try folder.write("x.yaml", "small")
    let candidate = try #require(folder.listing().files.first)
    try folder.write("x.yaml", String(repeating: "b", count: 101))
    #expect(throws: FileError.tooLarge(size: 101, limit: 100)) { try readFile(candidate, limit: 100) }
  }

  @Test("a file whose folder has gone or has become a file has vanished")
  func folderGone() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/x.yaml")
    let candidate = try #require(folder.listing().files.first)
    try FileManager.default.removeItem(atPath: "\(folder.path)/a")
    #expect(throws: FileError.vanished) { try readFile(candidate, limit: 100) }
    try folder.write("a")
    #expect(throws: FileError.vanished) { try readFile(candidate, limit: 100) }
  }
}
