/// Text for a terminal, made harmless: names and source lines come from whoever wrote the manifest.
/// Control characters, escapes, and characters that turn or hide text are shown as `\u{…}`.
public enum TerminalText {
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isHarmful(scalar) { result += shown(scalar) } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// What stands for one scalar on the terminal. A tab is one space, so that carets stay under their
  /// text.
  static func shown(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\t" { return " " }
    return isHarmful(scalar) ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
  }

  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true  // C0, DEL, C1
    case 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true  // bidi, zero width
    case 0xE0000...0xE007F: true  // tags
    case 0xFFFE, 0xFFFF: true  // no characters at all, and not allowed in XML
    default: false
    }
  }

  /// Columns that a scalar takes: none for combining marks, two for wide East Asian letters and
  /// pictographs.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    if isHarmful(scalar) { return shown(scalar).count }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
