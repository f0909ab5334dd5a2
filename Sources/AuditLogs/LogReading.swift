public import Detections

/// Reads logs event by event, in the order in which they were written.
public struct LogReading {
  public private(set) var counts = ReadingCounts()
  public private(set) var files = 0
  /// The logs that could not be read.
  public private(set) var errors: [(path: String, message: String)] = []

  /// - Parameter body: Takes each event with the log that it stands in.
  public static func each(in paths: [String], _ body: (AuditEvent, String) -> Void) -> LogReading {
    let listing = LogListing(paths)
    var reading = LogReading()
    reading.errors = listing.errors.map { ($0.path, $0.message) }
    for path in listing.paths {
      var splitter = LineSplitter()
      do throws(LogStream.Failure) {
        var stream = try LogStream(path)
        try stream.readAll { splitter.take($0) { body($0, path) } }
      } catch {
        reading.errors.append((path, error.message))
      }
      splitter.finish { body($0, path) }
      reading.counts.add(splitter.reader.counts)
      reading.files += 1
    }
    return reading
  }
}
