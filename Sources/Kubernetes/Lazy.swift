internal import Glibc
internal import Synchronization

/// A value that is made when it is first asked for, once for all threads.
///
/// Whoever comes while it is being made sleeps: a `Mutex` of the standard library would have the kernel spin
/// for as long, and some of these values take a tenth of a whole run.
public struct Lazy<Value: Sendable>: ~Copyable, @unchecked Sendable {
  private let isMade = Atomic(false)
  private let making: UnsafeMutablePointer<pthread_mutex_t>
  private let made: UnsafeMutablePointer<Value?>

  public init() {
    making = .allocate(capacity: 1)
    making.initialize(to: pthread_mutex_t())
    pthread_mutex_init(making, nil)
    made = .allocate(capacity: 1)
    made.initialize(to: nil)
  }

  deinit {
    pthread_mutex_destroy(making)
    making.deallocate()
    made.deinitialize(count: 1)
    made.deallocate()
  }

  /// - Parameter make: Must not ask for the same value.
  public func value(_ make: () -> Value) -> Value {
    // What was written before the flag is seen by whoever sees the flag.
    if isMade.load(ordering: .acquiring), let value = made.pointee { return value }
    pthread_mutex_lock(making)
    defer { pthread_mutex_unlock(making) }
    if let value = made.pointee { return value }
    let value = make()
    made.pointee = value
    isMade.store(true, ordering: .releasing)
    return value
  }
}
