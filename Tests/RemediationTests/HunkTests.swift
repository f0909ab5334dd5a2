import Documents
import Remediation
import Testing

@Suite("Diffs") struct HunkTests {
  /// What a reader of the diff makes of the original.
  private func patched(_ original: [UInt8], _ hunks: [Hunk]) -> [UInt8]? {
    var result: [UInt8] = []
    var position = 0
    var (oldLine, newLine) = (1, 1)
    for hunk in hunks {
      let skipped = original[position..<hunk.range.lowerBound]
      let count = skipped.count { $0 == 0x0A }
      oldLine += count
      newLine += count
      result += skipped
      position = hunk.range.lowerBound
      guard hunk.oldStart == (hunk.oldCount == 0 ? oldLine - 1 : oldLine),
        hunk.newStart == (hunk.newCount == 0 ? newLine - 1 : newLine)
      else { return nil }
      for line in hunk.lines {
        if line.kind != .added {
          guard original[position...].starts(with: line.bytes) else { return nil }
          position += line.bytes.count
          oldLine += 1
        }
        if line.kind != .removed {
          result += line.bytes
          newLine += 1
        }
      }
      guard position == hunk.range.upperBound else { return nil }
    }
    return result + original[position...]
  }

  @Test("lines that are put between lines are an addition and nothing else")
  func insertion() {
    var text = EditedText(Array("a\nb\nc\n".utf8))
    text.apply([Edit(range: 3..<3, replacement: "\nx")])
    #expect(text.hunks.count == 1)
    #expect(text.hunks[0].lines.map(\.kind) == [.context, .context, .added, .context])
    #expect(text.edits == [Edit(range: 3..<3, replacement: "\nx")])
  }

  @Test("a diff leads from the original to the edited text, whatever the edits and however many rounds")
  func property() {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("ab\n\n".utf8)
    for _ in 0..<3000 {
      let original = (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement()! }
      var text = EditedText(original)
      var expected = original
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        var edits: [Edit] = []
        var position = 0
        while position <= expected.count, Bool.random() {
          let start = Int.random(in: position...expected.count)
          let end = Int.random(in: start...min(expected.count, start + 4))
          let replacement = String(
            decoding: (0..<Int.random(in: 0...4)).map { _ in alphabet.randomElement()! }, as: UTF8.self)
          edits.append(Edit(range: start..<end, replacement: replacement))
          position = end + 1
        }
        text.apply(edits)
        expected = applying(edits, to: expected) ?? []
      }
      #expect(text.bytes == expected)
      #expect(applying(text.edits, to: original) == expected)
      #expect(patched(original, text.hunks) == expected, "\(original) \(text.edits)")
    }
  }

  @Test("the way back gives the original bytes")
  func reverse() {
    var text = EditedText(Array("a: 1\nb: 2\n".utf8))
    text.apply([Edit(range: 3..<4, replacement: "22"), Edit(range: 9..<9, replacement: "\nc: 3")])
    var back: [Edit] = []
    var shift = 0
    for edit in text.edits {
      let start = edit.range.lowerBound + shift
      back.append(
        Edit(
          range: start..<start + edit.replacement.utf8.count,
          replacement: String(decoding: text.original[edit.range], as: UTF8.self)))
      shift += edit.replacement.utf8.count - edit.range.count
    }
    #expect(applying(back, to: text.bytes) == text.original)
  }
}
