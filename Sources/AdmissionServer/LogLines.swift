#if Server
  internal import Foundation
  internal import Reporting
  internal import Synchronization

  /// Lines of JSON, whole, one after another, whoever writes them.
  public final class LogLines: Sendable {
    private let write: @Sendable ([UInt8]) -> Void
    private let lock = Mutex(())

    /// - Parameter write: Takes one line with its end; called by one thread at a time.
    public init(_ write: @escaping @Sendable ([UInt8]) -> Void) { self.write = write }

    func line(_ bytes: [UInt8]) { lock.withLock { _ in write(bytes + [UInt8(ascii: "\n")]) } }

    /// Something that happened to the server itself.
    public func note(_ level: String, _ event: String, _ message: String) {
      line(
        JSONWriter.bytes { json in
          json.object { json in
            json.field("time", Self.now)
            json.field("level", level)
            json.field("event", event)
            json.asciiField("message", message)
          }
        })
    }

    /// The moment in RFC 3339, in UTC, to the millisecond.
    static var now: String {
      Date.now.formatted(
        .iso8601.year().month().day().timeZone(separator: .omitted).time(includingFractionalSeconds: true))
    }
  }
#endif
