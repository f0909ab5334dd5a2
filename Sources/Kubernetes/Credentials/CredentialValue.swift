internal import Documents

/// What values say of themselves: meant as they stand, or a stand-in for something else.
enum CredentialValue {
  /// Whether a text is meant as it stands: no reference, no placeholder, no path, no switch.
  static func isLiteral(_ text: Bytes, allowsBlanks: Bool = false) -> Bool {
    let value = text.part(text.trimmed)
    guard let first = value.first, let last = value.last, value.count <= 4096 else { return false }
    switch first {
    case UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "{"): return false
    case UInt8(ascii: "$"): if isDollar(value) { return false }
    case UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "#"): if last == first { return false }
    default: break
    }
    var hasBlank = false
    for (index, byte) in value.enumerated() {
      switch byte {
      case 0x0A, 0x0D, UInt8(ascii: "`"): return false
      case 0x20, 0x09: hasBlank = true
      case UInt8(ascii: "{"), UInt8(ascii: "("):
        if index > 0, [UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "#")].contains(value[index - 1]) {
          return false
        }
      default: break
      }
    }
    if hasBlank, !allowsBlanks { return false }
    return !isReference(value) && !isPlaceholder(value) && !isSwitch(value) && !isPath(value)
  }

  /// `$NAME`, `${NAME}`, `$(NAME)`; and `$2y$…`, the hash of a password.
  private static func isDollar(_ value: Bytes) -> Bool {
    guard value.count > 1 else { return true }
    if value[1] == UInt8(ascii: "(") || value[1] == UInt8(ascii: "{") { return true }
    let word = value.run(from: 1) { $0.isAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    return word.upperBound == value.count || word.count > 0 && value[word.upperBound] == UInt8(ascii: "$")
  }

  /// Points to a place that holds the value: a secret store, a URL, an encrypted text.
  private static func isReference(_ value: Bytes) -> Bool {
    for prefix: StaticString in [
      "vault:", "ref+", "enc[", "enc:", "arn:", "ssm:", "secret:", "env:", "file:", "aws:", "sops:",
      "projects/", "scram-sha-256$", "pbkdf2", "sha256:", "sha512:", "os.environ", "process.env",
    ] where value.has(prefix, at: 0, folding: true) { return true }
    return value.holds("://") || isDotted(value)
  }

  /// `config.db.password`, `self._token`: names in a program.
  private static func isDotted(_ value: Bytes) -> Bool {
    var dots = 0
    for (index, byte) in value.enumerated() {
      switch byte {
      case UInt8(ascii: "."):
        if index == 0 || index + 1 == value.count || value[index - 1] == byte { return false }
        dots += 1
      case _ where byte.isLetter || byte == UInt8(ascii: "_"): continue
      default: return false
      }
    }
    return dots > 0 && CredentialName.suggestsCredential(value)
  }

  private static let standIns: [StaticString] = [
    "todo", "tbd", "fixme", "dummy", "redacted", "hidden", "masked", "omitted", "removed", "example",
    "string", "str", "text", "boolean", "integer", "object", "any", "array", "undefined", "unset",
    "empty",
  ]

  /// `<your-password>`, `REPLACE_ME`, `xxx-yyy`, `***`, `DB_PASSWORD`: for somebody to fill in.
  static func isPlaceholder(_ value: Bytes) -> Bool {
    if standIns.contains(where: { value.folds(to: $0) }) { return true }
    for prefix: StaticString in ["your", "insert", "enter-", "enter_", "fill-", "fill_", "put-", "put_"]
    where value.has(prefix, at: 0, folding: true) { return true }
    for part: StaticString in [
      "placeholder", "replace", "redacted", "...", "-here", "_here", "_your_", "-your-",
    ]
    where value.holds(part) { return true }
    if value.contains(0xE2), value.holds("…") { return true }
    return isRepeated(value) || isVariable(value)
  }

  /// Segments of one character each, over and over: `xxx`, `****`, `xxx-yyy-zzz`; not `1111`.
  private static func isRepeated(_ value: Bytes) -> Bool {
    var previous: UInt8?
    for byte in value {
      let isMark = !byte.isAlphanumeric
      if byte.isDigit && byte != 0x30 { return false }
      if !isMark, let previous, previous.isAlphanumeric, byte != previous { return false }
      previous = byte
    }
    return true
  }

  /// `DB_PASSWORD`, `__TOKEN__`: the name of a variable.
  private static func isVariable(_ value: Bytes) -> Bool {
    var marks = 0
    for byte in value {
      if byte == UInt8(ascii: "_") { marks += 1 } else if !byte.isUpper { return false }
    }
    return marks > 0
  }

  private static let switches: [StaticString] = [
    "true", "false", "yes", "no", "on", "off", "null", "nil", "none", "enabled", "disabled", "enable",
    "disable", "required", "optional", "auto", "n/a",
  ]

  private static func isSwitch(_ value: Bytes) -> Bool { switches.contains { value.folds(to: $0) } }

  private static let fileEndings: [StaticString] = [
    ".pem", ".key", ".crt", ".json", ".txt", ".yaml", ".yml", ".jks", ".p12", ".conf", ".properties", ".env",
  ]

  private static func isPath(_ value: Bytes) -> Bool {
    if fileEndings.contains(where: { value.hasSuffix($0) }) { return true }
    var slashes = 0
    var isPlain = true
    for byte in value {
      if byte == UInt8(ascii: "/") { slashes += 1 }
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "=") { isPlain = false }
    }
    guard isPlain else { return false }
    let first = value[0]
    if first == UInt8(ascii: "/") || first == UInt8(ascii: "~") { return !isRandom(value) }
    if value.has("./", at: 0) || value.has("../", at: 0) { return true }
    if value.count > 2, first.isLetter, value[1] == UInt8(ascii: ":"), value[2] == UInt8(ascii: "\\") {
      return true
    }
    return slashes > 0 && !value.contains { $0.isUpper || $0.isDigit }
  }

  // MARK: How a value came about

  /// Has the look of something drawn by lot: long, of many characters, digits among letters.
  static func isRandom(_ value: Bytes) -> Bool {
    guard value.count >= 16 else { return false }
    var (lower, upper, digits) = (0, 0, 0)
    var seen: (UInt64, UInt64) = (0, 0)
    for byte in value {
      if byte.isSpace { return false }
      if byte.isLower { lower += 1 }
      if byte.isUpper { upper += 1 }
      if byte.isDigit { digits += 1 }
      if byte < 64 { seen.0 |= 1 << UInt64(byte) } else { seen.1 |= 1 << UInt64(byte & 63) }
    }
    guard seen.0.nonzeroBitCount + seen.1.nonzeroBitCount >= 8 else { return false }
    return digits >= 3 && lower + upper >= 3 || digits >= 1 && lower >= 2 && upper >= 2
  }

  private static let things: [StaticString] = ["name", "token", "secret", "key", "password"]

  /// Has the look of a name: `my-db-secret`. A Secret is often named where its value could stand.
  static func isName(_ value: Bytes) -> Bool {
    var marks = 0
    for byte in value {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"): marks += 1
      case _ where byte.isLower || byte.isDigit: continue
      default: return false
      }
    }
    if marks > 0 { return !isRandom(value) }
    return !value.contains { !$0.isDigit } || things.contains { value.folds(to: $0) }
  }

  /// `user:password` in base64.
  static func isLogin(_ value: Bytes) -> Bool {
    guard value.count >= 8, value.count <= 4096, let decoded = Base64.decode(value) else { return false }
    guard let colon = decoded.firstIndex(of: UInt8(ascii: ":")), colon + 1 < decoded.count else {
      return false
    }
    return decoded.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
      && decoded.withUnsafeBufferPointer { isLiteral($0.part(colon + 1..<$0.count), allowsBlanks: true) }
  }

  /// Whether a value keeps what its name promises.
  static func keeps(_ promise: CredentialName.Promise, _ text: Bytes, allowsBlanks: Bool = false) -> Bool {
    let value = text.part(text.trimmed)
    if promise.demand == .login { return isLogin(value) }
    guard isLiteral(value, allowsBlanks: allowsBlanks && promise.kind == .password) else { return false }
    switch promise.demand {
    case .literal, .login: return true
    case .noName: return !isName(value)
    case .random: return isRandom(value)
    }
  }
}
