internal import ArgumentParser
internal import Assessment
internal import Judgement
internal import Reporting

/// The flags that say which findings count: those that a team has not put off, those of a change.
struct JudgementOptions: ParsableArguments {
  @Option(
    help: "Neither count nor fail for the findings that this file knows; new ones do.", completion: .file())
  var baseline: String?

  @Option(
    help: """
      Write all findings to this file, for --baseline. With --baseline, write what it knows and still \
      occurs: new findings are not taken up.
      """,
    completion: .file())
  var writeBaseline: String?

  @Option(
    help: """
      Only findings that a change since this branch, tag or commit concerns: commits that it does not \
      have, and what is not committed yet. Runs git.
      """)
  var changedSince: String?

  /// What the findings of a run are judged by.
  struct Grounds {
    fileprivate let known: Baseline?
    fileprivate let changes: ChangedSince?
  }

  func validate() throws {
    if let writeBaseline, writeBaseline.isEmpty { throw ValidationError("--write-baseline names no file") }
  }

  /// A baseline of a hundred thousand findings has 20 MB.
  private static let sizeLimit = 256 << 20

  /// Read before the scan, so that a mistake shows at once.
  func grounds(for paths: [String]) throws -> Grounds {
    Grounds(known: try known(), changes: try changes(in: paths))
  }

  private func known() throws -> Baseline? {
    guard let baseline else { return nil }
    do {
      return try Baseline(reading: try readFile(named: baseline, limit: Self.sizeLimit), name: baseline)
    } catch let error as BaselineError {
      warn(error.description)
    } catch let error as FileError {
      warn("\(baseline): \(error.message)")
    }
    throw ExitCode(2)
  }

  private func changes(in paths: [String]) throws -> ChangedSince? {
    guard let changedSince else { return nil }
    do throws(GitError) {
      return try ChangedSince(changedSince, paths: paths)
    } catch {
      warn("--changed-since: \(error.message)")
      throw ExitCode(2)
    }
  }

  /// Sets aside what is known, writes the new baseline, then leaves out what did not change: a baseline
  /// holds all findings, whatever the report shows.
  func judge(_ report: inout Report, by grounds: Grounds, isComplete: Bool, isQuiet: Bool) throws {
    try compare(&report, with: grounds.known, isComplete: isComplete, isQuiet: isQuiet)
    if let changes = grounds.changes { report.leaveOutUnchanged(since: changes) }
  }

  private func compare(
    _ report: inout Report, with known: Baseline?, isComplete: Bool, isQuiet: Bool
  ) throws {
    guard known != nil || writeBaseline != nil else { return }
    let result: Baseline
    if let known {
      result = report.compare(with: known, isComplete: isComplete)
      if writeBaseline == nil { report.sayWhatIsGone() }
    } else {
      guard isComplete else { return refuse() }
      result = report.takeUpFindings()
    }
    guard let writeBaseline else { return }
    guard isComplete else { return refuse() }
    do throws(FileWriteError) {
      try writeWhole(writeBaseline, links: .refused) { BaselineFile().write(result, to: $0) }
    } catch {
      warn("\(writeBaseline): \(error.message)")
      throw ExitCode(2)
    }
    if !isQuiet {
      warn("\(writeBaseline): \(result.total) known \(result.total == 1 ? "finding" : "findings")")
    }
  }

  private func refuse() {
    warn("the baseline was not written: not all of the input could be assessed")
  }
}
