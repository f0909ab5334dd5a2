/// What of a text had better not be shown. Reads the same names and forms as the scanner, and where that
/// asks whether something surely is a credential, this asks whether it may be one.
public enum CredentialMask {
  /// The stretches to hide, in no order; they may overlap.
  ///
  /// - Parameter hidesRandom: Also hides long words that look drawn by lot, where nothing is known about
  ///   the place.
  public static func ranges(in text: Bytes, hidesRandom: Bool = false) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var previous: UInt8 = 0x20
    for i in 0..<text.count {
      let byte = text[i]
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ">"):
        if text.has("://", at: i) {
          if let password = CredentialScanner.password(inURLAt: i, of: text) { found.append(password) }
        } else if let value = value(at: i, of: text) {
          found.append(value)
        }
      case UInt8(ascii: "-"):
        if let key = CredentialForm.privateKey(text, at: i, isWhole: false) { found.append(key.value) }
        if !isPart(previous), let value = argument(at: i, of: text) { found.append(value) }
      case _ where isBegin(byte, previous, i, text):
        if let token = CredentialForm.match(text, at: i) { found.append(token.value) }
      default: break
      }
      previous = byte
    }
    CommandLineReader.scan(text) {
      found.append($0.value)
      return true
    }
    if hidesRandom { found += randomWords(in: text) }
    return found
  }

  /// The text with `***` for what had better not be shown.
  public static func masked(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let hidden = bytes.withUnsafeBufferPointer { ranges(in: $0) }
    guard !hidden.isEmpty else { return text }
    var shown: [UInt8] = []
    var position = 0
    for range in hidden where range.lowerBound >= position {
      shown += bytes[position..<range.lowerBound]
      shown += "***".utf8
      position = range.upperBound
    }
    return String(decoding: shown + bytes[position...], as: UTF8.self)
  }

  /// A word begins, behind a sign or an escape such as `\n`.
  private static func isBegin(_ byte: UInt8, _ previous: UInt8, _ i: Int, _ text: Bytes) -> Bool {
    guard CredentialForm.begins[Int(byte)] else { return false }
    return !previous.isAlphanumeric || i > 1 && text[i - 2] == UInt8(ascii: "\\")
  }

  /// What is given to a name that sounds like a credential.
  private static func value(at separator: Int, of text: Bytes) -> Range<Int>? {
    guard let name = CredentialAssignment.name(before: separator, in: text),
      CredentialName.suggestsCredential(text.part(name.range))
    else { return nil }
    var start = text.run(from: separator + 1, while: \.isBlank).upperBound
    // `shop/token:1.2` is an image.
    if text[separator] == UInt8(ascii: ":"), start == separator + 1, start < text.count,
      !text[start].isQuote, text[start] != UInt8(ascii: "\\")
    {
      return nil
    }
    if start < text.count, text[start] == UInt8(ascii: "\\") { start += 1 }
    guard start < text.count, !"{[|>&*!".utf8.contains(text[start]) else { return nil }
    let range: Range<Int>
    if text[start].isQuote {
      let quote = text[start]
      range = text.run(from: start + 1) { $0 != quote && $0 != 0x0A }
    } else if CredentialAssignment.startsLine(name.range.lowerBound, in: text) {
      range = text.run(from: start) { $0 != 0x0A && $0 != 0x0D }
    } else {
      range = text.run(from: start) { !$0.isSpace && !$0.isQuote && !",;&<}])".utf8.contains($0) }
    }
    let shown = text.part(range)
    return shown.isEmpty || shown.folds(to: "true") || shown.folds(to: "false") || shown.folds(to: "null")
      ? nil : range
  }

  /// The word behind a flag that sounds like a credential: `--password hunter2`.
  private static func argument(at dash: Int, of text: Bytes) -> Range<Int>? {
    let flag = text.run(from: dash) {
      $0.isAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    guard flag.count > 3, CredentialName.suggestsCredential(text.part(flag)) else { return nil }
    let start = text.run(from: flag.upperBound) { $0.isBlank || $0.isQuote || $0 == UInt8(ascii: ",") }
      .upperBound
    guard start > flag.upperBound, start < text.count, text[start] != UInt8(ascii: "-") else { return nil }
    return text.run(from: start) { !$0.isSpace && !$0.isQuote && !",]".utf8.contains($0) }
  }

  private static func randomWords(in text: Bytes) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var i = 0
    while i < text.count {
      let word = text.run(from: i) { $0.isAlphanumeric || "+/=_-".utf8.contains($0) }
      if CredentialValue.isRandom(text.part(word)) { found.append(word) }
      i = word.upperBound + 1
    }
    return found
  }

  private static func isPart(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte == UInt8(ascii: "-") }
}
