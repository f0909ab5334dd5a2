internal import Glibc

/// Reads a whole file that the user named, through a link as well.
///
/// - Parameter limit: The most bytes to accept.
/// - Throws: `FileError` when it is larger, missing, or not readable.
public func readFile(named path: String, limit: Int) throws(FileError) -> [UInt8] {
  let descriptor = openPath(Array(path.utf8), flags: O_RDONLY | O_NOCTTY)
  guard descriptor >= 0 else { throw .io(systemMessage(errno)) }
  defer { _ = close(descriptor) }
  return try contents(of: descriptor, regularOnly: false, limit: limit)
}

/// The same, where `-` is standard input.
public func readInput(named path: String, limit: Int) throws(FileError) -> [UInt8] {
  path == "-" ? try readStandardInput(limit: limit) : try readFile(named: path, limit: limit)
}
