internal import Assessment
internal import Findings
internal import Guide

extension TextReport {
  /// The benchmark in its order, item by item, and what became of it.
  func writeBenchmark(_ report: Report, to output: Output) {
    let parts = report.benchmark
    guard !parts.isEmpty else { return }
    output.write(
      "\(style.bold("CIS Kubernetes Benchmark, sections 1 to 5"))  (numbers of \(Benchmark.edition))\n")
    var counts: [Verdict: Int] = [:]
    for (part, items) in parts {
      output.write("\n\(style.bold("\(part.number) \(part.title)"))\n")
      for assessment in items {
        counts[assessment.verdict, default: 0] += 1
        write(assessment, to: output)
      }
    }
    let manual = parts.flatMap(\.items).count(where: \.item.isManual)
    let words = Self.order.compactMap { verdict in counts[verdict].map { "\($0) \(verdict.rawValue)" } }
    output.write(
      "\n\(Wording.counted(counts.values.reduce(0, +), "item")): \(words.joined(separator: ", ")), \(manual) of them manual\n\n"
    )
  }

  private static let order: [Verdict] = [.fail, .pass, .attested, .notApplicable, .notAssessed]

  private func write(_ assessment: BenchmarkAssessment, to output: Output) {
    let item = assessment.item
    let word = item.isManual ? "manual" : assessment.verdict.rawValue
    var notes: [String] = []
    if assessment.findings > 0 { notes.append(Wording.counted(assessment.findings, "finding")) }
    if !item.isManual, !assessment.missing.isEmpty {
      notes.append("missing: \(assessment.missing.joined(separator: ", "))")
    }
    if item.isBeyondGuidance { notes.append("beyond the guidance") }
    let note = notes.isEmpty ? "" : "  (\(notes.joined(separator: "; ")))"
    let number = item.number + String(repeating: " ", count: max(1, 7 - item.number.count))
    let padding = String(repeating: " ", count: max(1, 15 - word.count))
    output.write("  \(shown(word, assessment.verdict))\(padding)\(number)\(item.title)\(style.dim(note))\n")
  }

  private func shown(_ word: String, _ verdict: Verdict) -> String {
    switch verdict {
    case .fail: style.error(word)
    case .pass, .attested: style.good(word)
    case .notApplicable, .notAssessed: word
    }
  }
}
