internal import ArgumentParser
internal import Assessment
internal import Judgement
internal import Reporting

/// The flags for findings that a team has put off.
struct BaselineOptions: ParsableArguments {
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

  /// A baseline of a hundred thousand findings has 20 MB.
  private static let sizeLimit = 256 << 20

  /// The baseline to go by, read before the scan so that a mistake in it shows at once.
  func known() throws -> Baseline? {
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

  /// Compares a report with the baseline, and writes the new one.
  func judge(_ report: inout Report, by known: Baseline?, isComplete: Bool, isQuiet: Bool) throws {
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
