internal import Glibc

/// Waits for a child process, takes its output, and sees to it that nothing of its group is left.
struct ChildWatch {
  let child: pid_t
  let limits: ChildProcess

  /// How often, in milliseconds, the clock and the child are looked at while nothing comes.
  private static let beat: Int32 = 20
  private static let mostErrors = 16 << 10

  func outcome(
    _ output: ChildPipe, _ errors: ChildPipe
  ) throws(ChildProcess.Failure) -> ChildProcess.Outcome {
    var outcome = ChildProcess.Outcome()
    do throws(ChildProcess.Failure) {
      try follow(output, errors, &outcome)
    } catch {
      _ = end()
      throw error
    }
    outcome.ending = end()
    return outcome
  }

  /// Reads until the child has ended. What a process that it left behind may still put out is not
  /// waited for.
  private func follow(
    _ output: ChildPipe, _ errors: ChildPipe, _ outcome: inout ChildProcess.Outcome
  ) throws(ChildProcess.Failure) {
    let deadline = ContinuousClock.now + limits.timeLimit
    var open = [output, errors]
    while true {
      let hasEnded = self.hasEnded
      for pipe in open {
        let reading = read(pipe, isOutput: pipe === output, &outcome)
        if reading == .full { throw .outputLimit(limits.outputLimit) }
        if reading == .ended { open.removeAll { $0 === pipe } }
      }
      if hasEnded { return }
      if ContinuousClock.now >= deadline { throw .timeLimit(limits.timeLimit) }
      if Interruption.isWanted { throw .interrupted }
      var waiting = open.map { pollfd(fd: $0.readEnd, events: Int16(POLLIN), revents: 0) }
      _ = poll(&waiting, nfds_t(waiting.count), Self.beat)
    }
  }

  private func read(
    _ pipe: ChildPipe, isOutput: Bool, _ outcome: inout ChildProcess.Outcome
  ) -> ChildPipe.Reading {
    if isOutput {
      return pipe.read { bytes in
        guard outcome.output.count + bytes.count <= limits.outputLimit else { return false }
        outcome.output += bytes
        return true
      }
    }
    var budget = 16
    let reading = pipe.read { bytes in
      outcome.errors += bytes
      limits.saying?(Array(bytes))
      if outcome.errors.count > 2 * Self.mostErrors {
        outcome.errors.removeFirst(outcome.errors.count - Self.mostErrors)
      }
      budget -= 1
      return budget > 0
    }
    // Of standard error there is no limit: only the end is kept.
    return reading == .full ? .open : reading
  }

  /// Whether the child has ended; it is not reaped yet, so that its number stays its own.
  private var hasEnded: Bool {
    var information = siginfo_t()
    let result = uninterrupted {
      waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
    }
    return result != 0 || information.si_signo == SIGCHLD
  }

  /// Kills the group, reaps the child, and tells how it ended.
  private func end() -> ChildProcess.Ending {
    kill(limits.sharesTerminal ? child : -child, SIGKILL)
    var status: Int32 = 0
    _ = uninterrupted { waitpid(child, &status, 0) }
    let signal = status & 0x7F
    return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
  }
}
