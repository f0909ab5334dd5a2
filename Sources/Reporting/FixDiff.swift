internal import Documents
internal import Findings
internal import Kubernetes
public import Remediation

/// Fixes as a unified diff that `patch` and `git apply` take; behind each `@@` stand the checks that the
/// lines close. Credentials on the lines around are masked, so that a diff may be shown to others; such a
/// diff no longer applies there.
public struct FixDiff: Sendable {
  private let style: Style

  public init(style: Style) { self.style = style }

  public func write(_ report: FixReport, to output: Output) {
    for file in report.files { write(file, to: output) }
    output.flush()
  }

  private func write(_ file: FileFix, to output: Output) {
    let name = Self.fileName(file.path)
    output.write(style.bold("--- a/\(name)") + "\n" + style.bold("+++ b/\(name)") + "\n")
    var closed = file.closed.sorted { $0.offset < $1.offset }[...]
    let hunks = file.text.hunks
    for (index, hunk) in hunks.enumerated() {
      let end = index + 1 < hunks.count ? hunks[index + 1].range.lowerBound : Int.max
      let own = closed.prefix { $0.offset < end }.map(\.finding)
      closed = closed.dropFirst(own.count)
      write(hunk, own, original: file.source, to: output)
    }
  }

  private func write(_ hunk: Hunk, _ closed: [Finding], original: Source, to output: Output) {
    let checks = Set(closed.map(\.check)).sorted().joined(separator: ", ")
    let place =
      "@@ -\(Self.span(hunk.oldStart, hunk.oldCount)) +\(Self.span(hunk.newStart, hunk.newCount)) @@"
    output.write(style.frame(place) + (checks.isEmpty ? "" : " \(checks)") + "\n")
    let secrets = secrets(in: hunk, closed, original)
    let hidden = secrets.map { Array(original.bytes[$0]) }
    for line in hunk.lines {
      let text: String
      if let range = line.range {
        text = Self.masked(
          line.bytes, secrets.filter { $0.overlaps(range) }.map { $0.shifted(-range.lowerBound) })
      } else {
        text = Self.masked(line.bytes, Self.occurrences(of: hidden, in: line.bytes))
      }
      switch line.kind {
      case .context: output.write(" \(shown(text))\n")
      case .removed: output.write(style.error("-\(shown(text))") + "\n")
      case .added: output.write(style.good("+\(shown(text))") + "\n")
      }
      if line.bytes.last != UInt8(ascii: "\n") { output.write("\\ No newline at end of file\n") }
    }
  }

  /// On a terminal nothing may turn or hide text; a file or pipe gets what the file holds.
  private func shown(_ line: String) -> String { style.isColoured ? TerminalText.escaped(line) : line }

  /// The credentials on the lines of a hunk, as far as the tree and the words tell.
  private func secrets(in hunk: Hunk, _ closed: [Finding], _ original: Source) -> [Range<Int>] {
    guard let near = closed.first(where: { $0.place.tree.source === original }) else {
      return Masking.ranges(in: original, shown: hunk.range)
    }
    return Masking.ranges(around: near.place, shown: hunk.range)
  }

  private static func occurrences(of texts: [[UInt8]], in bytes: [UInt8]) -> [Range<Int>] {
    texts.compactMap { text in
      guard !text.isEmpty, text.count <= bytes.count else { return nil }
      return (0...(bytes.count - text.count)).first { bytes[$0...].starts(with: text) }.map {
        $0..<$0 + text.count
      }
    }
  }

  /// The line without its end, with `***` for what is hidden.
  private static func masked(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> String {
    let end = bytes.last == UInt8(ascii: "\n") ? bytes.count - 1 : bytes.count
    var text = ""
    var position = 0
    for range in ranges.map({ $0.clamped(to: 0..<end) }) where range.lowerBound >= position && !range.isEmpty
    {
      text += String(decoding: bytes[position..<range.lowerBound], as: UTF8.self) + "***"
      position = range.upperBound
    }
    return text + String(decoding: bytes[position..<end], as: UTF8.self)
  }

  /// A count of one is left out, as in every diff.
  private static func span(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start)" : "\(start),\(count)"
  }

  /// A name with a line break or quote in it would end the header; git's way is to quote it.
  private static func fileName(_ path: String) -> String {
    path.hasPrefix("/") ? TerminalText.escaped(String(path.dropFirst())) : TerminalText.escaped(path)
  }
}

extension Range<Int> {
  fileprivate func shifted(_ offset: Int) -> Range<Int> {
    Swift.max(0, lowerBound + offset)..<Swift.max(0, upperBound + offset)
  }
}
