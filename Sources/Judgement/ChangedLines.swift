/// What became of one file since an earlier revision.
public enum FileChange: Sendable, Equatable {
  /// The file is new, or nothing is known of its lines: all of it counts as changed.
  case whole
  case lines(ChangedLines)
}

/// The lines of a file that a change has touched. Lines are git's: counted from 1, ended by a line feed
/// and by nothing else.
public struct ChangedLines: Sendable, Equatable {
  /// Lines that were added or written anew, with the text that git saw there.
  struct Hunk: Sendable, Equatable {
    let first: Int
    let lines: [ArraySlice<UInt8>]

    /// The line behind the last one.
    var end: Int { first + lines.count }
  }

  /// In the order of the file.
  var hunks: [Hunk] = []
  /// For each place where lines were taken out or replaced, the number of the line before it.
  var deletions: [Int] = []

  /// Whether a line in the range was added or written anew, or one taken out between two of them.
  func touch(_ lines: ClosedRange<Int>) -> Bool {
    changes(in: lines) || deletions.contains { lines.lowerBound <= $0 && $0 < lines.upperBound }
  }

  /// Whether a line in the range was added or written anew, or one taken out between or beside them:
  /// it may have been the last of them.
  func touchOrAdjoin(_ lines: ClosedRange<Int>) -> Bool {
    changes(in: lines) || deletions.contains { lines.lowerBound - 1 <= $0 && $0 <= lines.upperBound }
  }

  private func changes(in lines: ClosedRange<Int>) -> Bool {
    hunks.contains { $0.first <= lines.upperBound && lines.lowerBound < $0.end }
  }
}
