internal import Glibc
internal import Synchronization

/// The wish of a user or a supervisor that this process end, held back while a child process runs, so
/// that the child and its temporary folder are cleared away first.
public enum Interruption {
  private static let signal = Atomic<Int32>(0)
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Whether one of the signals came while `heldBack` was running.
  public static var isWanted: Bool { signal.load(ordering: .relaxed) != 0 }

  /// Runs `body`; a signal that came meanwhile then does what it would have done. Signals that are
  /// ignored stay so.
  public static func heldBack<Result>(_ body: () -> Result) -> Result {
    signal.store(0, ordering: .relaxed)
    var former: [(Int32, sigaction)] = []
    for number in signals {
      var old = sigaction()
      sigaction(number, nil, &old)
      guard isDefault(old) else { continue }
      var new = sigaction()
      // The flag was made by the store above: the handler only writes it.
      new.__sigaction_handler.sa_handler = { Interruption.signal.store($0, ordering: .relaxed) }
      sigaction(number, &new, nil)
      former.append((number, old))
    }
    let result = body()
    for (number, action) in former {
      var action = action
      sigaction(number, &action, nil)
    }
    let came = signal.exchange(0, ordering: .relaxed)
    if came != 0 { raise(came) }
    return result
  }

  private static func isDefault(_ action: sigaction) -> Bool {
    action.__sigaction_handler.sa_handler == nil  // SIG_DFL
  }
}
