internal import Glibc

/// Another program, run to its end: by its absolute path, with nothing on standard input, no descriptor
/// of ours, an environment of its own, and bounds on its time and its output.
struct ChildProcess {
  /// The absolute path of the program.
  let program: String
  let arguments: [[UInt8]]
  /// All that the program sees of an environment.
  var environment: [String: String] = [:]
  /// After this time it is killed, with all that it started in its process group.
  var timeLimit = Duration.seconds(60)
  /// The most bytes of standard output, after which it is killed.
  var outputLimit = 64 << 20
  /// How much is kept of what it said last on standard error, in bytes.
  static let errorLimit = 16 << 10

  struct Outcome {
    /// The exit code; 128 and the number of the signal where one ended it.
    let status: Int32
    let output: [UInt8]
    /// The end of what it wrote to standard error.
    let errors: [UInt8]
  }

  enum Failure: Error, Equatable {
    /// It could not be started; the system's reason.
    case notStarted(String)
    case tooSlow
    case tooMuchOutput
  }

  func run() throws(Failure) -> Outcome {
    closeInherited()
    let output = try Pipe()
    defer { output.close() }
    let errors = try Pipe()
    defer { errors.close() }
    let process = try start(output: output, errors: errors)
    output.closeWriting()
    errors.closeWriting()
    do throws(Failure) {
      let deadline = ContinuousClock.now + timeLimit
      let texts = try collect(output, errors, until: deadline)
      return Outcome(status: try wait(for: process, until: deadline), output: texts.0, errors: texts.1)
    } catch {
      _ = kill(-process, SIGKILL)
      _ = uninterrupted { waitpid(process, nil, 0) }
      throw error
    }
  }

  // MARK: Starting

  /// Our own descriptors are closed on the way into another program; those that our parent left open
  /// are from here on, too.
  private func closeInherited() {
    for descriptor in STDERR_FILENO + 1..<Int32(clamping: min(max(sysconf(Int32(_SC_OPEN_MAX)), 3), 4096)) {
      let flags = fcntl(descriptor, F_GETFD)
      if flags >= 0 { _ = fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC) }
    }
  }

  private func start(output: Pipe, errors: Pipe) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    // We ignore SIGPIPE; the other program shall not.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let words = [Array(program.utf8)] + arguments
    let variables = environment.sorted { $0.key < $1.key }.map { Array("\($0.key)=\($0.value)".utf8) }
    var process: pid_t = 0
    let code = withStrings(words) { words in
      withStrings(variables) { posix_spawn(&process, program, &actions, &attributes, words, $0) }
    }
    guard code == 0 else { throw .notStarted(systemMessage(code)) }
    return process
  }

  /// Gives the strings as `execve` takes them.
  private func withStrings<Result>(
    _ strings: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { string in withTerminated(string) { strdup($0) } }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }

  // MARK: Reading

  private func collect(
    _ output: Pipe, _ errors: Pipe, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> ([UInt8], [UInt8]) {
    var (text, complaints): ([UInt8], [UInt8]) = ([], [])
    var open = [output.reading, errors.reading]
    while !open.isEmpty {
      var events = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let left = deadline - .now
      guard left > .zero else { throw .tooSlow }
      let milliseconds = Int32(clamping: left.components.seconds * 1000 + 1000)
      guard poll(&events, nfds_t(events.count), min(milliseconds, 1000)) >= 0 || errno == EINTR else {
        throw .notStarted(systemMessage(errno))
      }
      for event in events where event.revents != 0 {
        guard let piece = read(event.fd) else {
          open.removeAll { $0 == event.fd }
          continue
        }
        if event.fd == output.reading {
          text += piece
          if text.count > outputLimit { throw .tooMuchOutput }
        } else {
          complaints = (complaints + piece).suffix(Self.errorLimit)
        }
      }
    }
    return (text, complaints)
  }

  /// What there is to read; nil at the end.
  private func read(_ descriptor: Int32) -> [UInt8]? {
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, uninterrupted { Glibc.read(descriptor, buffer.baseAddress, buffer.count) })
    }
    return piece.isEmpty ? nil : piece
  }

  private func wait(for process: pid_t, until deadline: ContinuousClock.Instant) throws(Failure) -> Int32 {
    var status: Int32 = 0
    var pause: UInt32 = 100
    while true {
      let ended = uninterrupted { waitpid(process, &status, WNOHANG) }
      if ended == process { break }
      guard ended == 0, ContinuousClock.now < deadline else { throw .tooSlow }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// A pipe whose ends no other program inherits.
  private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init() throws(Failure) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw .notStarted(systemMessage(errno)) }
      (reading, writing) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    func closeWriting() {
      if writing >= 0 { _ = Glibc.close(writing) }
      writing = -1
    }

    func close() {
      closeWriting()
      _ = Glibc.close(reading)
    }
  }
}
