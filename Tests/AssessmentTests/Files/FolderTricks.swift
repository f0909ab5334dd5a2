import Assessment
import Foundation
import TestSupport
import Testing

/// What tests of the walk need beside plain files.
extension TemporaryFolder {
  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  func makePipe(_ name: String) throws { try #require(mkfifo("\(path)/\(name)", 0o600) == 0) }

  /// Makes a chain of folders, deeper than a path can name, with a file in the last.
  func makeChain(of depth: Int, folder: String, file: String) throws {
    var descriptor = open(path, O_RDONLY | O_DIRECTORY)
    for _ in 0..<depth {
      try #require(mkdirat(descriptor, folder, 0o700) == 0)
      let next = openat(descriptor, folder, O_RDONLY | O_DIRECTORY)
      close(descriptor)
      descriptor = next
    }
    let created = openat(descriptor, file, O_CREAT | O_WRONLY, 0o600)
    try #require(created >= 0)
    try #require(Glibc.write(created, "a: 1\n", 5) == 5)
    close(created)
    close(descriptor)
  }

  /// Removes a chain of folders; `FileManager` cannot remove one that is deeper than a path can name.
  func removeChain(folder: String, file: String) {
    var descriptors = [open(path, O_RDONLY | O_DIRECTORY)]
    while let last = descriptors.last {
      let next = openat(last, folder, O_RDONLY | O_DIRECTORY)
      if next < 0 { break }
      descriptors.append(next)
    }
    while let last = descriptors.popLast() {
      unlinkat(last, file, 0)
      unlinkat(last, folder, AT_REMOVEDIR)
      close(last)
    }
  }

  /// Lists `paths` with the folder, or one in it, as the current directory.
  func listing(_ paths: [String] = ["."], from inner: String = "", walk: FileWalk = FileWalk()) -> Listing {
    walk.listing(of: paths, from: inner.isEmpty ? path : "\(path)/\(inner)")
  }
}

extension Listing {
  var paths: [String] { files.map(\.path) }

  subscript(path: String) -> Candidate? { files.first { $0.path == path } }
}
