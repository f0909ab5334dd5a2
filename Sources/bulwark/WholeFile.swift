internal import Glibc
internal import Reporting

struct FileWriteError: Error {
  let message: String
}

/// Writes a file whole or not at all: into a new file beside it, which then takes its name.
func writeWhole(_ path: String, _ body: (Output) -> Void) throws(FileWriteError) {
  func failure() -> FileWriteError { FileWriteError(message: String(cString: strerror(errno))) }
  // Not a regular file (/dev/stdout, a pipe): there is nothing to replace.
  var information = stat()
  if stat(path, &information) == 0, information.st_mode & S_IFMT != S_IFREG {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    body(Output(descriptor: descriptor))
    close(descriptor)
    return
  }
  let temporary = "\(path).\(getpid()).new"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw failure() }
  body(Output(descriptor: descriptor))
  guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
    let error = failure()
    unlink(temporary)
    throw error
  }
}
