public import Detections

/// Reads logs event by event.
public enum LogReading {
  /// - Returns: what was read, and the logs that could not be.
  public static func each(
    in paths: [String], _ body: (AuditEvent) -> Void
  ) -> (counts: ReadingCounts, errors: [(path: String, message: String)]) {
    let listing = LogListing(paths)
    var counts = ReadingCounts()
    var errors = listing.errors.map { ($0.path, $0.message) }
    for path in listing.paths {
      var splitter = LineSplitter()
      do throws(LogStream.Failure) {
        var stream = try LogStream(path)
        try stream.readAll { splitter.take($0, body) }
      } catch {
        errors.append((path, error.message))
      }
      splitter.finish(body)
      counts.add(splitter.reader.counts)
    }
    return (counts, errors)
  }
}
