internal import Glibc
internal import Reporting

struct FileWriteError: Error {
  let message: String

  /// - Parameter code: An `errno` value.
  init(_ code: Int32) { message = String(cString: strerror(code)) }

  init(_ message: String) { self.message = message }
}

/// What to do where a path is a symbolic link.
enum LinkPolicy { case replaced, refused }

/// Writes a file whole or not at all: into a new file beside it, which then takes its name and keeps its
/// permissions.
func writeWhole(
  _ path: String, links: LinkPolicy = .replaced, _ body: (Output) -> Void
) throws(FileWriteError) {
  var link = stat()
  if links == .refused, lstat(path, &link) == 0, link.st_mode & S_IFMT == S_IFLNK {
    throw FileWriteError("this is a symbolic link; name the file that it leads to")
  }
  // Not a regular file (/dev/stdout, a pipe): there is nothing to replace.
  var information = stat()
  let exists = stat(path, &information) == 0
  if exists, information.st_mode & S_IFMT != S_IFREG {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileWriteError(errno) }
    defer { close(descriptor) }
    return try write(to: descriptor, body)
  }
  let temporary = "\(path).\(getpid()).new"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw FileWriteError(errno) }
  do throws(FileWriteError) {
    defer { close(descriptor) }
    if exists, fchmod(descriptor, information.st_mode & 0o777) != 0 { throw FileWriteError(errno) }
    try write(to: descriptor, body)
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw FileWriteError(errno) }
  } catch {
    unlink(temporary)
    throw error
  }
}

/// Writes a file that does not exist yet, whole or not at all; an existing one, or a link, is an error.
func writeNew(_ path: String, mode: mode_t = 0o644, _ body: (Output) -> Void) throws(FileWriteError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
  guard descriptor >= 0 else { throw FileWriteError(errno) }
  defer { close(descriptor) }
  do throws(FileWriteError) {
    try write(to: descriptor, body)
    guard fsync(descriptor) == 0 else { throw FileWriteError(errno) }
  } catch {
    unlink(path)
    throw error
  }
}

private func write(to descriptor: Int32, _ body: (Output) -> Void) throws(FileWriteError) {
  let output = Output(descriptor: descriptor)
  body(output)
  if let failure = output.failure { throw FileWriteError(failure) }
}
