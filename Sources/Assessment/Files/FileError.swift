/// Why a file was not read.
public enum FileError: Error, Sendable, Hashable {
  /// The file has more than `limit` bytes; `size` is nil for a stream, whose size nobody knows.
  case tooLarge(size: Int?, limit: Int)
  /// The system refused; the text is its reason.
  case io(String)
  /// The file was there when the folder was listed and is gone.
  case vanished

  /// The reason in plain words.
  public var message: String {
    switch self {
    case .tooLarge(let size?, let limit): "the file has \(size) bytes; the limit is \(limit) bytes"
    case .tooLarge(nil, let limit): "the input has more than the limit of \(limit) bytes"
    case .io(let reason): "cannot be read: \(reason)"
    case .vanished: "the file was removed while the scan ran"
    }
  }
}
