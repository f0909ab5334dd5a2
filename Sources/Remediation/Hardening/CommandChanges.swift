internal import Assessment
internal import Findings

/// What is mended by commands on the node: modes and owners of files.
struct CommandChanges {
  private(set) var findings: [Finding] = []
  private var commands: [String] = []

  /// Takes in a finding about a file; false for others.
  mutating func take(_ finding: Finding) -> Bool {
    guard finding.subject.kind == "NodeFile", let advice = finding.remedy?.summary,
      let command = Self.command(advice, finding.subject.name)
    else { return false }
    if !commands.contains(command) { commands.append(command) }
    findings.append(finding)
    return true
  }

  /// `chmod 600 FILE` with the name of the file as a shell reads it back; nil for other advice.
  private static func command(_ advice: String, _ file: String) -> String? {
    guard advice.hasPrefix("chmod ") || advice.hasPrefix("chown "), advice.hasSuffix(" \(file)") else {
      return nil
    }
    return String(advice.dropLast(file.count)) + shellWord(file)
  }

  /// A name in single quotes where it has more in it than letters, digits and a few signs.
  private static func shellWord(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-+:@".utf8.contains(byte)
      }
    }
    return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }

  var change: HardeningChange {
    HardeningChange(
      kind: .commands, file: nil, content: commands.map { "\($0)\n" }.joined(), steps: ["Run them as root"],
      closes: findings)
  }
}
