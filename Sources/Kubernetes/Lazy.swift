internal import Synchronization

/// A value that is made when it is first asked for, once for all threads.
public struct Lazy<Value: Sendable>: ~Copyable, Sendable {
  private let cell = Mutex<Value?>(nil)

  public init() {}

  public func value(_ make: () -> Value) -> Value {
    cell.withLock { cell in
      if let value = cell { return value }
      let value = make()
      cell = value
      return value
    }
  }
}
