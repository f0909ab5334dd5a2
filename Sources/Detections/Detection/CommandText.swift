internal import Kubernetes

/// A command as it may be shown: what looks like a password is not.
enum CommandText {
  static func masked(_ command: String) -> String {
    let bytes = Array(command.utf8)
    let ranges = bytes.withUnsafeBufferPointer { CredentialMask.ranges(in: $0) }
    guard !ranges.isEmpty else { return command }
    var shown: [UInt8] = []
    var position = 0
    for range in ranges where range.lowerBound >= position {
      shown += bytes[position..<range.lowerBound]
      shown += "***".utf8
      position = range.upperBound
    }
    return String(decoding: shown + bytes[position...], as: UTF8.self)
  }
}
