internal import Documents
internal import Kubernetes

/// Reads a command line word by word for credentials that are given as arguments: behind a flag that
/// names one, or behind a short flag of a program that is known to take one.
struct ProgramLine {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private enum Program { case other, mysql, curl, redis, sshpass }

  private var program = Program.other
  private var isFirst = true
  /// The word before was a flag that takes a credential, with the name by which it is known.
  private var isExpected = false

  /// Takes one word, and says what credential it is.
  mutating func take(_ word: Bytes) -> Credential.Kind? {
    let word = Self.unquoted(word)
    guard let first = word.first else { return nil }
    if "|&;".utf8.contains(first) || first == UInt8(ascii: "\\") && word.count == 1 {
      isFirst = first != UInt8(ascii: "\\")
      isExpected = false
      return nil
    }
    if isFirst {
      program = Self.program(word)
      // `sudo`, `exec` and settings before a program do not make it another one.
      isFirst = Self.isPrelude(word)
      isExpected = false
      return nil
    }
    let wasExpected = isExpected
    isExpected = false
    guard first == UInt8(ascii: "-"), word.count > 1 else {
      return wasExpected ? Self.kind(of: word, program) : nil
    }
    isExpected = expectsCredential(word)
    return attached(word)
  }

  private func expectsCredential(_ flag: Bytes) -> Bool {
    if Self.isFlag(flag, "-p") { return program == .sshpass }
    if Self.isFlag(flag, "-a") { return program == .redis }
    if Self.isFlag(flag, "-u") || Self.isFlag(flag, "--user") { return program == .curl }
    guard !flag.contains(UInt8(ascii: "=")) else { return false }
    let name = Bytes(rebasing: flag.drop { $0 == UInt8(ascii: "-") })
    return Credential.isPromised(by: name)
  }

  /// `-psecret`, as MySQL's programs take it.
  private func attached(_ flag: Bytes) -> Credential.Kind? {
    guard program == .mysql || program == .sshpass, flag.count > 2, flag[1] == UInt8(ascii: "p") else {
      return nil
    }
    let value = Bytes(rebasing: flag[2...])
    return Self.password(value) ? .password : nil
  }

  private static func kind(of value: Bytes, _ program: Program) -> Credential.Kind? {
    guard program == .curl, let colon = value.firstIndex(of: UInt8(ascii: ":")) else {
      return password(value) ? .password : nil
    }
    return password(Bytes(rebasing: value[(colon + 1)...])) ? .login : nil
  }

  private static func password(_ value: Bytes) -> Bool {
    let name: StaticString = "password"
    return Credential.kind(of: value, named: Bytes(start: name.utf8Start, count: name.utf8CodeUnitCount))
      != nil
      && !value.contains(UInt8(ascii: "$"))
  }

  private static func isFlag(_ word: Bytes, _ flag: StaticString) -> Bool {
    word.elementsEqual(Bytes(start: flag.utf8Start, count: flag.utf8CodeUnitCount))
  }

  private static func program(_ word: Bytes) -> Program {
    let start = word.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let name = Bytes(rebasing: word[start...])
    if name.starts(with: "mysql".utf8) || name.starts(with: "mariadb".utf8) { return .mysql }
    if name.starts(with: "redis-cli".utf8) { return .redis }
    if isFlag(name, "curl") { return .curl }
    return isFlag(name, "sshpass") ? .sshpass : .other
  }

  private static func isPrelude(_ word: Bytes) -> Bool {
    word.contains(UInt8(ascii: "=")) || isFlag(word, "sudo") || isFlag(word, "exec") || isFlag(word, "env")
      || isFlag(word, "do") || isFlag(word, "then") || isFlag(word, "if") || isFlag(word, "while")
      || isFlag(word, "!")
  }

  private static func unquoted(_ word: Bytes) -> Bytes {
    guard word.count > 1, let first = word.first, first == word[word.count - 1],
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    else { return word }
    return Bytes(rebasing: word[1..<word.count - 1])
  }
}

extension ProgramLine {
  /// The first credential among the words of a script.
  static func first(in script: Bytes) -> Credential.Kind? {
    var line = ProgramLine()
    var i = 0
    while i < script.count {
      let byte = script[i]
      if byte == 0x0A { line = ProgramLine() }
      guard byte > 0x20 else {
        i += 1
        continue
      }
      let end = script[i...].firstIndex { $0 <= 0x20 } ?? script.count
      var word = Bytes(rebasing: script[i..<end])
      i = end
      // `a; b` without a blank before the sign.
      let ends = word.count > 1 && word[word.count - 1] == UInt8(ascii: ";")
      if ends { word = Bytes(rebasing: word.dropLast()) }
      if let kind = line.take(word) { return kind }
      if ends { line = ProgramLine() }
    }
    return nil
  }
}
