/// One file that a walk found or the user named.
public struct Candidate: Sendable {
  /// The path as the user sees it: relative to the current directory when the file lies under it, else
  /// as given. Bytes that are no valid UTF-8 are shown as U+FFFD; the file is still opened by its bytes.
  public let path: String
  /// Whether the user named the file itself, not a folder above it.
  public let isExplicit: Bool
  /// The index in `Listing.charts` of the nearest Helm chart around the file.
  public internal(set) var chart: Int?
  /// Whether the file lies below the `templates` folder of its chart.
  public let isChartTemplate: Bool

  /// Whether the file has one of the names of a kustomization.
  let isKustomization: Bool
  /// The bytes of the path when they are no valid UTF-8.
  let raw: [UInt8]?
  /// The real path of the file behind a link.
  let target: [UInt8]?
  /// What a relative path is relative to, with a slash at its end; empty for the current directory.
  let base: [UInt8]
  let kind: Kind

  enum Kind: Sendable {
    case regular
    case stream
    case standardInput
  }

  /// Whether the candidate is read from standard input.
  public var isStandardInput: Bool { kind == .standardInput }

  /// The bytes that open the file.
  var location: [UInt8] {
    if let target { return target }
    let shown = bytes
    return shown.first == Byte.slash ? shown : base + shown
  }
}

/// A folder that holds a `Chart.yaml` or `Chart.yml`.
public struct ChartDirectory: Sendable, Hashable {
  /// The folder as the user sees it; `.` for the current directory.
  public let path: String
  /// The index in `Listing.charts` of the chart around this one: a subchart has one.
  public internal(set) var parent: Int?
  /// The indices in `Listing.files` of the candidates below the chart's `templates` folder. Those of a
  /// subchart are the subchart's own.
  public internal(set) var templates: [Int]
}

/// A path that could not be read, and why.
public struct UnreadablePath: Sendable, Hashable {
  /// The path as the user sees it.
  public let path: String
  /// The reason in plain words.
  public let message: String
}

/// What a walk found. Everything is in bytewise order of the paths, whatever order the file system and
/// the arguments have.
public struct Listing: Sendable {
  /// The files to read, each once.
  public internal(set) var files: [Candidate] = []
  /// The Helm charts around or among the files.
  public internal(set) var charts: [ChartDirectory] = []
  /// The paths of the candidates that are kustomization files.
  public internal(set) var kustomizations: [String] = []
  /// How many folders were not entered, and files with a wanted extension not listed, because git
  /// ignores them.
  public internal(set) var ignored = 0
  /// How many pipes, sockets and devices were skipped.
  public internal(set) var special = 0
  /// How many symbolic links were not followed: to folders, and of wanted files to nothing, to something
  /// that is no regular file, or to a place outside the given path or inside `.git`.
  public internal(set) var links = 0
  /// The paths that could not be read.
  public internal(set) var errors: [UnreadablePath] = []
  /// The real paths of the named folders and files; a link to a file names no place.
  var roots: [[UInt8]] = []
}
