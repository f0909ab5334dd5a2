/// All that was read of a cluster, as texts that are judged like files.
public struct ClusterSnapshot: Sendable {
  public let survey: ClusterSurvey
  /// A list of each page, and the survey at the end. Each is a JSON document.
  public let texts: [[UInt8]]
  public let objectCount: Int

  /// The same as one JSON document, to be kept in a file: without credentials, a list at a time.
  public func dump(_ write: ([UInt8]) -> Void) {
    write(Array("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n".utf8))
    for (index, text) in texts.enumerated() {
      if index > 0 { write(Array(",\n".utf8)) }
      write(Redaction.redacted(text))
    }
    write(Array("\n]}\n".utf8))
  }
}
