public import Assessment
public import Documents
public import Findings
public import Guide

/// Turns findings into edits of the files they stand in, and proves each: what was meant to be closed is
/// gone, nothing new has come, and nothing else in the file has another value.
public struct Fixing: Sendable {
  /// The files, and the checks that must not find anything new.
  public var scan: Scan
  /// Takes remedies that may change behaviour too.
  public var includesReview = false
  /// Findings below this are left alone.
  public var leastSeverity = Severity.low
  /// Of the scan's checks, those whose findings are to be closed.
  public var selects: @Sendable (_ check: String) -> Bool = { _ in true }

  public init(scan: Scan) { self.scan = scan }

  /// Plans and proves all fixes in memory. No file is written.
  public func run() -> FixReport {
    var rounds = FixRounds(fixing: self, input: scan.read())
    rounds.run()
    return rounds.report
  }

  /// Whether a finding is to be closed, as far as its remedy goes.
  func wants(_ finding: Finding) -> Bool {
    // No rendering can be proven in memory.
    guard finding.subject.origin == nil, let remedy = finding.remedy, remedy.change != nil,
      finding.severity >= leastSeverity, selects(finding.check)
    else { return false }
    return remedy.safety == .safe || remedy.safety == .review && includesReview
  }
}

extension FixReport {
  /// Writes the fixes into their files.
  ///
  /// - Returns: The paths of those written, and of those that were left as they were with the reason.
  public func write() -> (written: Set<String>, refused: [(file: String, message: String)]) {
    var written: Set<String> = []
    var refused: [(file: String, message: String)] = []
    for file in files {
      do throws(ReplacementRefusal) {
        try listing.replace(file.candidate, expecting: file.source.bytes, with: file.text.bytes)
        written.insert(file.path)
      } catch {
        refused.append((file.path, error.message))
      }
    }
    return (written, refused)
  }
}

/// What a run of `Fixing` planned, and what it left.
public struct FixReport: Sendable {
  public var files: [FileFix] = []
  /// The findings that stay, each with the reason.
  public var left: [(finding: Finding, reason: Reason)] = []
  /// How many of these stand in patches of kustomizations, which are never edited: what an edit there makes
  /// of an object, only the patched whole tells.
  public internal(set) var leftInPatches = 0
  /// What could not be read; no edit is let through that changes anything about it.
  public internal(set) var errors: [InputError] = []
  public internal(set) var unassessed: [Unassessed] = []
  /// The gravest finding that fails a run, before and after the fixes.
  public internal(set) var gravest: (before: Severity?, after: Severity?) = (nil, nil)
  let listing: Listing

  init(listing: Listing) { self.listing = listing }

  /// How many of those that stay stand in what other programs render.
  public var leftInRenderings: Int { left.count { $0.finding.subject.origin != nil } }

  public enum Reason: Sendable {
    /// May change behaviour; `--review` includes it.
    case review
    /// Nobody asked for it: another check, or a lower severity.
    case notSelected
    /// A person must decide, or the text cannot be edited; the remedy, with the reason.
    case manual(String)
    /// The edit was made and the proof failed.
    case dropped
  }

  public var closed: Int { files.reduce(0) { $0 + $1.closed.count } }

  /// Whether an edit was dropped.
  public var hasDropped: Bool {
    left.contains { if case .dropped = $0.reason { true } else { false } }
  }
}

/// The fixes of one file.
public struct FileFix: Sendable {
  /// The position among the files that were read.
  let position: Int
  public let candidate: Candidate
  /// The tree before the first edit.
  let tree: Tree
  public internal(set) var text: EditedText
  /// What was closed, with the offset in the original text at which the edit begins.
  public internal(set) var closed: [(finding: Finding, offset: Int)] = []

  /// The name that reports show.
  public var path: String { tree.source.name }
  /// The text before the first edit.
  public var source: Source { tree.source }
}
