#if Cluster
  internal import Assessment
  internal import Dispatch
  internal import Synchronization

  /// Runs what waits for a network from a program that waits for nothing, and stops it where the user wants to.
  public enum Waiting {
    /// Waits for the end of `body`. A signal that asks the program to end cancels it; once it has ended, the signal
    /// does what it would have done.
    public static func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
      Interruption.heldBack {
        let box = Box<Value>()
        let end = DispatchSemaphore(value: 0)
        let task = Task.detached {
          let value = await body()
          box.value.withLock { $0 = value }
          end.signal()
        }
        while end.wait(timeout: .now() + .milliseconds(50)) == .timedOut {
          if Interruption.isWanted { task.cancel() }
        }
        guard let value = box.value.withLock({ $0 }) else {
          preconditionFailure("the result is set before the end")
        }
        return value
      }
    }

    private final class Box<Value: Sendable>: Sendable {
      let value = Mutex<Value?>(nil)
    }
  }
#endif
