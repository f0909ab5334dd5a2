import Assessment
import Foundation
import TestSupport
import Testing

@Suite("Reading files") struct FileReadingTests {
  @Test("any size is read exactly", arguments: [0, 1, 4095, 65_536, 65_537, 1_000_000])
  func sizes(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "0123456789abcdef", count: size / 16 + 1).prefix(size)
    try folder.write("x.yaml", String(text))
    let candidate = try #require(folder.listing().files.first)
    #expect(try readFile(candidate, limit: size) == Array(text.utf8))
    if size > 0 {
      #expect(throws: FileError.tooLarge(size: size, limit: size - 1)) {
        try readFile(candidate, limit: size - 1)
      }
    }
  }

  @Test("a file whose size the system gives as zero is read")
  func processFile() throws {
    let candidate = try #require(FileWalk().listing(of: ["/proc/self/status"]).files.first)
    #expect(try readFile(candidate, limit: 100_000).count > 100)
  }

  @Test("a device without end stops at the limit")
  func endless() throws {
    let candidate = try #require(FileWalk().listing(of: ["/dev/zero"]).files.first)
    #expect(throws: FileError.tooLarge(size: nil, limit: 200_000)) { try readFile(candidate, limit: 200_000) }
  }

  @Test("a file that became a pipe, a link or a folder is refused at once")
  func swapped() throws {
    let folder = try TemporaryFolder()
    try folder.write("x.yaml")
    let candidate = try #require(folder.listing().files.first)
    let file = "\(folder.path)/x.yaml"
    let remove = { try FileManager.default.removeItem(atPath: file) }

    try remove()
    #expect(throws: FileError.vanished) { try readFile(candidate, limit: 100) }
    try folder.makePipe("x.yaml")
    #expect(throws: FileError.io("it is no longer a regular file")) { try readFile(candidate, limit: 100) }
    try remove()
    try folder.link("x.yaml", to: "/etc/hostname")
    #expect(throws: FileError.io("it has become a symbolic link")) { try readFile(candidate, limit: 100) }
    try remove()
    try folder.makeFolder("x.yaml")
    #expect(throws: FileError.io("Is a directory")) { try readFile(candidate, limit: 100) }
  }

  @Test("messages name the reason")
  func messages() {
    #expect(FileError.tooLarge(size: 20, limit: 10).message == "the file has 20 bytes; the limit is 10 bytes")
    #expect(
      FileError.tooLarge(size: nil, limit: 10).message == "the input has more than the limit of 10 bytes")
    #expect(FileError.io("Permission denied").message == "cannot be read: Permission denied")
    #expect(FileError.vanished.message == "the file was removed while the scan ran")
  }
}
