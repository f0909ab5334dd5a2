/// Reads a command line word by word for credentials that are given as arguments: behind a flag that
/// names one, or behind a short flag of a program that is known to take one.
public struct CommandLineReader {
  private enum Program { case other, mysql, curl, redis, sshpass }

  private var program = Program.other
  private var isFirst: Bool
  /// The word before was a flag that takes a credential.
  private var isExpected = false

  /// - Parameter startsWithProgram: False for arguments of a program that is named elsewhere.
  public init(startsWithProgram: Bool = true) { isFirst = startsWithProgram }

  /// Takes one word, and says what credential it is.
  public mutating func take(_ word: Bytes) -> Credential.Kind? {
    let word = Self.unquoted(word)
    guard let first = word.first else { return nil }
    if "|&;".utf8.contains(first) || first == UInt8(ascii: "\\") && word.count == 1 {
      isFirst = first != UInt8(ascii: "\\")
      isExpected = false
      return nil
    }
    if isFirst {
      program = Self.program(word)
      isFirst = Self.isPrelude(word)
      isExpected = false
      return nil
    }
    let wasExpected = isExpected
    isExpected = false
    guard first == UInt8(ascii: "-"), word.count > 1 else {
      return wasExpected ? kind(of: word) : nil
    }
    isExpected = expectsCredential(word)
    return attached(word)
  }

  private func expectsCredential(_ flag: Bytes) -> Bool {
    switch program {
    case .sshpass where flag.folds(to: "-p"): return true
    case .redis where flag.folds(to: "-a"): return true
    case .curl where flag.folds(to: "-u") || flag.folds(to: "--user"): return true
    default: break
    }
    guard !flag.contains(UInt8(ascii: "=")) else { return false }
    return CredentialName.promise(of: flag) != nil
  }

  /// `-psecret`, as MySQL's programs take it.
  private func attached(_ flag: Bytes) -> Credential.Kind? {
    guard program == .mysql || program == .sshpass, flag.has("-p", at: 0), flag.count > 2 else { return nil }
    // `-port`, `-ppid`: a flag is rather spelt so than a password.
    return Self.isMeant(flag.part(2..<flag.count)) ? .password : nil
  }

  private func kind(of value: Bytes) -> Credential.Kind? {
    guard program == .curl, let colon = value.firstIndex(of: UInt8(ascii: ":")) else {
      return Self.isMeant(value) ? .password : nil
    }
    return Self.isMeant(value.part(colon + 1..<value.count)) ? .login : nil
  }

  private static func isMeant(_ value: Bytes) -> Bool {
    CredentialValue.isLiteral(value) && !value.contains(UInt8(ascii: "$"))
  }

  private static func program(_ word: Bytes) -> Program {
    let start = word.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let name = word.part(start..<word.count)
    if name.has("mysql", at: 0) || name.has("mariadb", at: 0) { return .mysql }
    if name.has("redis-cli", at: 0) { return .redis }
    if name.folds(to: "curl") { return .curl }
    return name.folds(to: "sshpass") ? .sshpass : .other
  }

  private static let preludes: [StaticString] = [
    "sudo", "exec", "env", "do", "then", "if", "while", "!", "-",
  ]

  /// `sudo`, `exec` and variables before a program do not make it another one.
  private static func isPrelude(_ word: Bytes) -> Bool {
    word.contains(UInt8(ascii: "=")) || word.last == UInt8(ascii: ":")
      || preludes.contains { word.folds(to: $0) }
  }

  private static func unquoted(_ word: Bytes) -> Bytes {
    guard word.count > 1, let first = word.first, first.isQuote, first == word[word.count - 1] else {
      return word
    }
    return word.part(1..<word.count - 1)
  }
}

extension CommandLineReader {
  /// Calls `found` for each credential among the words of a script, until it says false.
  public static func scan(_ script: Bytes, _ found: (Credential) -> Bool) {
    var line = CommandLineReader()
    var i = 0
    while i < script.count {
      if script[i] == 0x0A { line = CommandLineReader() }
      guard script[i] > 0x20 else {
        i += 1
        continue
      }
      let start = i
      i = script.run(from: start) { $0 > 0x20 }.upperBound
      // `a; b` without a blank before the sign.
      let ends = i - start > 1 && script[i - 1] == UInt8(ascii: ";")
      let word = start..<(ends ? i - 1 : i)
      if let kind = line.take(script.part(word)) {
        guard found(Credential(kind: kind, name: nil, value: word)) else { return }
      }
      if ends { line = CommandLineReader() }
    }
  }
}
