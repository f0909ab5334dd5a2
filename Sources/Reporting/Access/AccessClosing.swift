internal import Assessment
internal import Kubernetes

/// The end of an answer about access in text: what could not be read, and what the answer rests on.
struct AccessClosing {
  private let readings: [Report]

  /// - Parameter readings: What was read: of each side, where two are compared.
  init(_ readings: [Report]) { self.readings = readings }

  func write(to output: Output, style: Style) {
    for reading in readings { TextReport(style: style).writeErrors(reading, to: output) }
    output.write("By RBAC alone, from ")
    for (position, reading) in readings.enumerated() {
      output.write(position > 0 ? " and " : "")
      write(reading, to: output, style)
    }
    output.write(". Members of the group system:masters can do everything.\n")
  }

  private func write(_ reading: Report, to output: Output, _ style: Style) {
    let objects = Wording.counted(reading.counts.objects, "object")
    output.write("\(objects) in \(Wording.counted(reading.counts.files, "file"))")
    if !reading.errors.isEmpty {
      output.write("; \(style.error(Wording.counted(reading.errors.count, "error")))")
    }
    if !reading.unassessed.isEmpty {
      output.write("; \(style.error("\(reading.unassessed.count) not assessed"))")
    }
  }
}
