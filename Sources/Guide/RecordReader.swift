/// The keys of a record.
package enum RecordKey: String, CaseIterable, Sendable {
  case id, title, section, version, strength, severity, severityReason, artefacts, evidence
  case summary, passes, fails, fix, trap
  case kubescape, trivy, cis, cis19, pss, mitre, msMatrix

  /// A trap is not everywhere, and not every subject is known to every other catalogue.
  package var isOptional: Bool {
    switch self {
    case .trap, .kubescape, .trivy, .cis, .cis19, .pss, .mitre, .msMatrix: true
    default: false
    }
  }
}

/// A place where a chapter's text is not as it must be.
package struct RecordFault: Sendable, Hashable, CustomStringConvertible {
  package var chapter: Chapter
  /// 1-based, counted from the first line of the chapter's text.
  package var line: Int
  package var message: String

  package var description: String { "\(chapter.rawValue):\(line): \(message)" }
}

/// Reads the records of a chapter.
///
/// A record is a run of lines `key: value`; an empty line ends it. A line indented by two spaces goes on
/// with the value above, joined by one space. Lists are separated by commas, the names in `pss` by ` | `.
/// An optional key without a value is left out. Nothing is skipped in silence: whatever cannot be read is
/// a fault, and a record with a fault is not among the recommendations.
package func readRecords(
  _ text: String, of chapter: Chapter
) -> (recommendations: [Recommendation], faults: [RecordFault]) {
  var reader = RecordReader(chapter: chapter)
  for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    reader.take(Substring(line))
  }
  reader.endRecord()
  return (reader.recommendations, reader.faults)
}

private struct RecordReader {
  let chapter: Chapter
  var recommendations: [Recommendation] = []
  var faults: [RecordFault] = []

  private var line = 0
  private var recordStart: Int?
  private var recordIsSound = true
  private var current: RecordKey?
  private var values: [RecordKey: String] = [:]

  init(chapter: Chapter) { self.chapter = chapter }

  mutating func take(_ text: Substring) {
    line += 1
    if text.isEmpty { return endRecord() }
    if recordStart == nil { recordStart = line }
    if text.utf8.starts(with: "  ".utf8) {
      continueValue(text[text.utf8.index(text.startIndex, offsetBy: 2)...])
    } else {
      startValue(text)
    }
  }

  private mutating func startValue(_ text: Substring) {
    current = nil
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return fault("not a line of the form 'key: value'")
    }
    let name = String(text[..<colon])
    guard let key = RecordKey(rawValue: name) else { return fault("unknown key '\(name)'") }
    guard values[key] == nil else { return fault("key '\(name)' given twice") }
    let value = text[colon...].dropFirst()
    guard value.isEmpty || value.utf8.starts(with: " ".utf8) else {
      return fault("no space after '\(name):'")
    }
    current = key
    values[key] = String(value.dropFirst())
  }

  private mutating func continueValue(_ text: Substring) {
    guard let current else { return fault("nothing to continue") }
    guard let first = text.utf8.first, first != UInt8(ascii: " ") else {
      return fault("a continuation is indented by two spaces")
    }
    if values[current]?.isEmpty == false { values[current]?.append(" ") }
    values[current]?.append(contentsOf: text)
  }

  mutating func endRecord() {
    if let recordStart, let recommendation = recommendation(from: recordStart), recordIsSound {
      recommendations.append(recommendation)
    }
    recordStart = nil
    recordIsSound = true
    current = nil
    values.removeAll(keepingCapacity: true)
  }

  /// Looks at every key before giving up, so that one reading names every fault.
  private mutating func recommendation(from start: Int) -> Recommendation? {
    for key in RecordKey.allCases {
      if let value = values[key] {
        if value.isEmpty { fault("'\(key.rawValue)' is empty", at: start) }
      } else if !key.isOptional {
        fault("'\(key.rawValue)' is missing", at: start)
      }
    }
    let id = text(.id)
    if !id.isEmpty, !isIdentifier(id) { fault("'\(id)' is not an id of this chapter", at: start) }
    let strength = word(.strength, as: Recommendation.Strength.self, at: start)
    let severity = word(.severity, as: Severity.self, at: start)
    let names = list(.artefacts, at: start)
    let artefacts = names.compactMap(Artefact.init(rawValue:))
    if artefacts.count != names.count { fault("unknown artefact in '\(text(.artefacts))'", at: start) }
    let maps = CrossReferences(
      kubescape: list(.kubescape, at: start), trivy: list(.trivy, at: start),
      cis: list(.cis, at: start), cis19: list(.cis19, at: start), pss: list(.pss, at: start),
      mitre: list(.mitre, at: start), msMatrix: list(.msMatrix, at: start))
    guard let strength, let severity else { return nil }
    return Recommendation(
      id: id, chapter: chapter, title: text(.title), section: text(.section), version: text(.version),
      strength: strength, summary: text(.summary), artefacts: artefacts, severity: severity,
      severityReason: text(.severityReason),
      evidence: text(.evidence) == "machine-checked" ? .machineChecked : .attested(text(.evidence)),
      passes: text(.passes), fails: text(.fails), fix: text(.fix), trap: values[.trap], maps: maps)
  }

  private func text(_ key: RecordKey) -> String { values[key, default: ""] }

  private mutating func word<Word: RawRepresentable<String>>(
    _ key: RecordKey, as type: Word.Type, at start: Int
  ) -> Word? {
    let word = Word(rawValue: text(key))
    if word == nil, values[key]?.isEmpty == false { fault("'\(text(key))' is no \(key.rawValue)", at: start) }
    return word
  }

  private mutating func list(_ key: RecordKey, at start: Int) -> [String] {
    guard let value = values[key], !value.isEmpty else { return [] }
    let separator = UInt8(ascii: key == .pss ? "|" : ",")
    let items = value.utf8.split(separator: separator, omittingEmptySubsequences: false).map { trimmed($0) }
    if items.contains("") { fault("an item of '\(key.rawValue)' is empty", at: start) }
    return items
  }

  /// `chapter/slug`, the slug of small letters, digits and hyphens.
  private func isIdentifier(_ id: String) -> Bool {
    let prefix = chapter.rawValue + "/"
    guard id.hasPrefix(prefix), id.utf8.count > prefix.utf8.count else { return false }
    return id.utf8.dropFirst(prefix.utf8.count).allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  private mutating func fault(_ message: String, at place: Int? = nil) {
    recordIsSound = false
    faults.append(RecordFault(chapter: chapter, line: place ?? line, message: message))
  }
}

/// Without the blanks around it.
func trimmed(_ bytes: Substring.UTF8View) -> String {
  let space = UInt8(ascii: " ")
  var bytes = bytes
  while bytes.first == space { bytes.removeFirst() }
  while bytes.last == space { bytes.removeLast() }
  return String(Substring(bytes))
}
