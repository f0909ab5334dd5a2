public import Assessment

extension NetworkReading {
  /// What could not be read or understood, a line each, for a terminal.
  public var gapLines: [String] { lines(errors, unassessed) }
}

extension Report {
  /// The same of a scan.
  public var gapLines: [String] { lines(errors, unassessed) }
}

private func lines(_ errors: [InputError], _ unassessed: [Unassessed]) -> [String] {
  errors.map { "\(Wording.place($0.file, $0.position)): \(TerminalText.escaped($0.message))" }
    + unassessed.map { "\(Wording.plain($0.file)): \(TerminalText.escaped($0.message))" }
}
