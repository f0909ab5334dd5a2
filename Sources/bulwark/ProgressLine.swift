internal import Glibc
internal import Synchronization

/// One line on a terminal that tells how far a long scan is. It appears after half a second and leaves
/// no trace.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let state = Mutex(State())

  private struct State {
    var start = ContinuousClock.now
    var last = ContinuousClock.now
    var isDrawn = false
  }

  init(isShown: Bool) { self.isShown = isShown }

  func update(_ done: Int, of total: Int, _ things: String = "files") {
    show("\(done) of \(total) \(things)")
  }

  /// The same where nobody knows how many there are.
  func count(_ done: Int, _ things: String) { show("\(done) \(things)") }

  private func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard now - state.start > .milliseconds(500), now - state.last > .milliseconds(100) else { return }
      state.last = now
      state.isDrawn = true
      say("\r\u{1B}[K\(text())", to: STDERR_FILENO)
    }
  }

  func clear() {
    state.withLock { state in
      if state.isDrawn { say("\r\u{1B}[K", to: STDERR_FILENO) }
      state.isDrawn = false
    }
  }
}
