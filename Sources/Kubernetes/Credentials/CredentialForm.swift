/// Tokens that their form gives away, wherever they stand.
struct CredentialForm {
  private let prefix: StaticString
  private let kind: Credential.Kind
  private let alphabet: Alphabet
  /// How many characters follow the prefix.
  private let length: ClosedRange<Int>

  private enum Alphabet {
    case alphanumeric, word, dashed, dotted, upper, hex

    func contains(_ byte: UInt8) -> Bool {
      switch self {
      case .alphanumeric: byte.isAlphanumeric
      case .word: byte.isAlphanumeric || byte == UInt8(ascii: "_")
      case .dashed: byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      case .dotted: Alphabet.dashed.contains(byte) || byte == UInt8(ascii: ".")
      case .upper: byte.isUpper || byte.isDigit
      case .hex: byte.isHex
      }
    }
  }

  private init(
    _ prefix: StaticString, _ kind: Credential.Kind, _ alphabet: Alphabet, _ length: ClosedRange<Int>
  ) {
    self.prefix = prefix
    self.kind = kind
    self.alphabet = alphabet
    self.length = length
  }

  /// As the issuers document them.
  private static let all: [CredentialForm] = [
    .init("AKIA", .aws, .upper, 16...16), .init("ASIA", .aws, .upper, 16...16),
    .init("ghp_", .github, .alphanumeric, 36...255), .init("gho_", .github, .alphanumeric, 36...255),
    .init("ghu_", .github, .alphanumeric, 36...255), .init("ghs_", .github, .alphanumeric, 36...255),
    .init("ghr_", .github, .alphanumeric, 36...255), .init("github_pat_", .github, .word, 40...255),
    .init("glpat-", .gitlab, .dotted, 20...300), .init("gldt-", .gitlab, .dashed, 20...64),
    .init("glrt-", .gitlab, .dotted, 20...300), .init("glptt-", .gitlab, .dashed, 40...64),
    .init("glsoat-", .gitlab, .dashed, 20...64), .init("glcbt-", .gitlab, .dashed, 20...80),
    .init("xoxb-", .slack, .dashed, 10...255), .init("xoxp-", .slack, .dashed, 10...255),
    .init("xoxa-", .slack, .dashed, 10...255), .init("xoxr-", .slack, .dashed, 10...255),
    .init("xoxs-", .slack, .dashed, 10...255), .init("xapp-", .slack, .dashed, 20...255),
    .init("sk_live_", .stripe, .alphanumeric, 16...255), .init("rk_live_", .stripe, .alphanumeric, 16...255),
    .init("whsec_", .stripe, .alphanumeric, 24...128),
    .init("AIza", .google, .dashed, 35...35), .init("npm_", .npm, .alphanumeric, 36...36),
    .init("pypi-", .pypi, .dashed, 50...1000), .init("SG.", .sendgrid, .dotted, 60...72),
    .init("sk-ant-", .anthropic, .dashed, 32...255), .init("sk-proj-", .openAI, .dashed, 32...255),
    .init("sk-", .openAI, .alphanumeric, 48...48), .init("hf_", .huggingFace, .alphanumeric, 34...40),
    .init("dop_v1_", .digitalOcean, .hex, 64...64), .init("hvs.", .vault, .dashed, 24...255),
    .init("dckr_pat_", .docker, .dashed, 24...64), .init("AGE-SECRET-KEY-1", .age, .upper, 58...58),
    .init("eyJ", .jwt, .dotted, 30...8192),
  ]

  /// Whether a form may begin with a byte: what a scanner asks at every word.
  static let begins: [Bool] = {
    var begins = [Bool](repeating: false, count: 256)
    for form in all { begins[Int(form.prefix.bytes[0])] = true }
    for letter in "bB".utf8 { begins[Int(letter)] = true }
    return begins
  }()

  /// The token that begins at an offset.
  static func match(_ text: Bytes, at offset: Int) -> Credential? {
    issued(text, at: offset) ?? authorization(text, at: offset)
  }

  private static func issued(_ text: Bytes, at offset: Int) -> Credential? {
    for form in all where text[offset] == form.prefix.bytes[0] && text.has(form.prefix, at: offset) {
      if form.kind == .jwt, !isWebToken(text, at: offset) { continue }
      let start = offset + form.prefix.utf8CodeUnitCount
      var body = text.run(from: start, limit: form.length.upperBound + 1, while: form.alphabet.contains)
      while form.alphabet == .dotted, let last = text.part(body).last, last == UInt8(ascii: ".") {
        if form.kind == .jwt { break }
        body = body.lowerBound..<body.upperBound - 1
      }
      guard form.length.contains(body.count), isVaried(text.part(body)) else { continue }
      if form.kind == .aws, body.upperBound < text.count, text[body.upperBound].isAlphanumeric { continue }
      return Credential(kind: form.kind, name: nil, value: offset..<body.upperBound)
    }
    return nil
  }

  /// `xxxxxxxx` holds a place, no token.
  private static func isVaried(_ body: Bytes) -> Bool {
    var seen: (UInt64, UInt64) = (0, 0)
    for byte in body {
      if byte < 64 { seen.0 |= 1 << UInt64(byte) } else { seen.1 |= 1 << UInt64(byte & 63) }
    }
    return seen.0.nonzeroBitCount + seen.1.nonzeroBitCount >= 5
  }

  /// Header, claims and signature, the first two in base64 of `{"…`.
  private static func isWebToken(_ text: Bytes, at offset: Int) -> Bool {
    let header = text.run(from: offset, limit: 512, while: Alphabet.dashed.contains)
    guard header.count >= 10, text.has(".eyJ", at: header.upperBound) else { return false }
    let claims = text.run(from: header.upperBound + 1, limit: 8192, while: Alphabet.dashed.contains)
    return claims.count >= 10 && text.has(".", at: claims.upperBound)
  }

  /// `Basic …` and `Bearer …`, as an HTTP header has them.
  private static func authorization(_ text: Bytes, at offset: Int) -> Credential? {
    let isBasic = text.has("basic ", at: offset, folding: true)
    guard isBasic || text.has("bearer ", at: offset, folding: true) else { return nil }
    let start = offset + (isBasic ? 6 : 7)
    let range = text.run(from: start) {
      $0.isAlphanumeric || "._-~+/=".utf8.contains($0)
    }
    let value = text.part(range)
    if isBasic {
      return CredentialValue.isLogin(value) ? Credential(kind: .login, name: nil, value: range) : nil
    }
    if let token = start < text.count ? issued(text, at: start) : nil { return token }
    guard CredentialValue.isRandom(value), CredentialValue.isLiteral(value) else { return nil }
    return Credential(kind: .bearer, name: nil, value: range)
  }

  // MARK: Private keys

  /// The private key whose `-----BEGIN` stands at an offset, up to its end; with `isWhole`, only where the
  /// key itself is there.
  static func privateKey(_ text: Bytes, at offset: Int, isWhole: Bool = true) -> Credential? {
    guard text.has("-----BEGIN ", at: offset) else { return nil }
    var title = offset + 11
    let limit = min(text.count, title + 40)
    while title < limit, !text.has("PRIVATE KEY", at: title) { title += 1 }
    guard title < limit else { return nil }
    let start = title + 11
    var (end, letters) = (start, 0)
    let last = min(text.count, start + 16_384)
    while end < last, !text.has("-----END", at: end) {
      if text[end].isAlphanumeric { letters += 1 }
      end += 1
    }
    guard !isWhole || letters >= 40 && isVaried(text.part(start..<end)) else { return nil }
    return Credential(kind: .privateKey, name: nil, value: start..<end)
  }
}
