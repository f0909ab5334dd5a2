internal import CProcesses
internal import Glibc

/// Another program, run once and to its end, under limits.
///
/// It is started by its absolute path, with the given environment and nothing else of ours: no standard
/// input, no open file, default signals, a process group of its own. When the program ends, or a limit
/// is reached, its whole group is killed; only a process that has left the group outlives the call.
public struct ChildProcess: Sendable {
  /// The absolute path; `PATH` is never searched.
  public var program: String
  /// What follows the program's name; paths need not be UTF-8.
  public var arguments: [[UInt8]]
  /// The whole environment; nothing is inherited.
  public var environment: [String: String] = [:]
  /// The folder it starts in; ours when nil.
  public var folder: String?
  public var timeLimit = Duration.seconds(60)
  /// The most bytes of standard output to accept.
  public var outputLimit = 64 << 20
  /// It reads our standard input, writes to our standard error and stays in our process group, so that it can ask
  /// the user at the terminal. Only it is killed, then, and not what it has started.
  public var sharesTerminal = false
  /// Called with what comes on standard error, as it comes. The program chose the bytes: escape before showing.
  public var saying: (@Sendable ([UInt8]) -> Void)?

  public init(_ program: String, _ arguments: [String] = []) {
    self.init(program, bytes: arguments.map { Array($0.utf8) })
  }

  init(_ program: String, bytes arguments: [[UInt8]]) {
    self.program = program
    self.arguments = arguments
  }

  /// The absolute path of a program, looked for in the folders of a `PATH`. Relative folders are passed
  /// over: what lies in the current directory may belong to whoever wrote what is scanned.
  public static func find(_ name: String, in path: String) -> String? {
    path.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first { file in
      status(file.utf8)?.isRegular == true && access(file, X_OK) == 0
    }
  }

  /// What the program did.
  public struct Outcome: Sendable {
    public var output: [UInt8] = []
    /// The end of standard error, at most 16 KB. The program chose the bytes: escape before showing.
    public var errors: [UInt8] = []
    public var ending = Ending.exit(0)

    /// The exit code; 128 and the number of the signal where one ended it, as shells have it.
    public var status: Int32 {
      switch ending {
      case .exit(let code): code
      case .signal(let number): 128 + number
      }
    }
  }

  public enum Ending: Sendable, Hashable {
    case exit(Int32)
    case signal(Int32)
  }

  /// Why there is no outcome; the program, if it ran, is dead.
  public enum Failure: Error, Sendable, Hashable {
    /// The path is relative, or an argument holds a zero byte.
    case unusable(String)
    case cannotStart(String)
    case timeLimit(Duration)
    case outputLimit(Int)
    /// Somebody wants this process to end: see `Interruption`.
    case interrupted

    /// The reason in plain words, to be read behind the program's name.
    public var message: String {
      switch self {
      case .unusable(let reason): "cannot be started: \(reason)"
      case .cannotStart(let reason): "cannot be started: \(reason)"
      case .timeLimit(let limit): "was stopped: it took longer than \(limit.components.seconds) seconds"
      case .outputLimit(let limit): "was stopped: it put out more than \(limit >> 20) MB"
      case .interrupted: "was stopped"
      }
    }
  }

  /// Runs the program and waits for its end.
  public func run() throws(Failure) -> Outcome {
    guard program.utf8.first == Byte.slash else { throw .unusable("its path is not absolute") }
    let texts = [program, folder ?? ""] + environment.flatMap { [$0.key, $0.value] }
    let words = texts.map { Array($0.utf8) } + arguments
    guard !words.contains(where: { $0.contains(0) }) else { throw .unusable("a zero byte") }
    let output = try ChildPipe()
    let errors = try ChildPipe()
    let child = try spawn(output, errors)
    output.closeWriteEnd()
    errors.closeWriteEnd()
    return try ChildWatch(child: child, limits: self).outcome(output, errors)
  }

  private func spawn(_ output: ChildPipe, _ errors: ChildPipe) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
    if !sharesTerminal { posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) }
    posix_spawn_file_actions_adddup2(&actions, output.writeEnd, STDOUT_FILENO)
    if !sharesTerminal { posix_spawn_file_actions_adddup2(&actions, errors.writeEnd, STDERR_FILENO) }
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let group = sharesTerminal ? 0 : POSIX_SPAWN_SETPGROUP
    let flags = group | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var child: pid_t = 0
    let variables = environment.sorted { $0.key < $1.key }.map { Array("\($0.key)=\($0.value)".utf8) }
    let code = withCStrings([Array(program.utf8)] + arguments) { arguments in
      withCStrings(variables) { posix_spawn(&child, program, &actions, &attributes, arguments, $0) }
    }
    guard code == 0 else { throw .cannotStart(systemMessage(code)) }
    return child
  }
}

/// Gives texts as a C array of C strings with a null at its end.
private func withCStrings<Result>(
  _ texts: [[UInt8]], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let pointers = texts.map { text in withTerminated(text) { strdup($0) } } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return pointers.withUnsafeBufferPointer {
    // The array holds at least the null, so it has an address.
    body($0.baseAddress.unsafelyUnwrapped)
  }
}
