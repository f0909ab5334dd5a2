/// A stretch of a text that holds a credential, and what shows it.
public struct Credential: Sendable {
  public let kind: Kind
  /// Where the name stands that it is given to, as in `db.password=…`; nil where its own form shows it.
  public let name: Range<Int>?
  public let value: Range<Int>

  /// What it opens, as far as its name or form says.
  public enum Kind: Sendable {
    case password, token, secret, key, privateKey
    /// A password within a URL.
    case url
    /// `user:password` in base64, as a registry login or an HTTP header has it.
    case login
    case bearer
    case jwt, aws, github, gitlab, slack, stripe, google, npm, pypi, sendgrid
    case openAI, anthropic, huggingFace, digitalOcean, vault, docker, age

    /// The words for it in a message: "a password".
    public var name: String {
      switch self {
      case .password: "a password"
      case .token: "a token"
      case .secret: "a secret"
      case .key: "a secret key"
      case .privateKey: "a private key"
      case .url: "a URL with a password"
      case .login: "a user name with its password"
      case .bearer: "a bearer token"
      case .jwt: "a JSON Web Token"
      case .aws: "an AWS access key"
      case .github: "a GitHub token"
      case .gitlab: "a GitLab token"
      case .slack: "a Slack token"
      case .stripe: "a Stripe key"
      case .google: "a Google API key"
      case .npm: "an npm token"
      case .pypi: "a PyPI token"
      case .sendgrid: "a SendGrid key"
      case .openAI: "an OpenAI key"
      case .anthropic: "an Anthropic key"
      case .huggingFace: "a Hugging Face token"
      case .digitalOcean: "a DigitalOcean token"
      case .vault: "a Vault token"
      case .docker: "a Docker Hub token"
      case .age: "an age key"
      }
    }
  }
}

extension Credential {
  /// The credential that a value under a name is or holds.
  ///
  /// - Parameters:
  ///   - isDeclared: The place is one for values, as an environment variable is, where even a short or
  ///     plain one is meant; else a name such as `auth-secret` more often says which Secret to take.
  public static func kind(of value: Bytes, named name: Bytes, isDeclared: Bool = true) -> Kind? {
    if let found = CredentialScanner(value).first {
      let isID = found.kind == .aws && CredentialScanner.namesID(name)
      if !isID { return found.kind }
    }
    guard let promise = CredentialName.promise(of: name) else { return nil }
    let demanded = !isDeclared && promise.demand == .noName
    let stricter = demanded ? CredentialName.Promise(kind: promise.kind, demand: .random) : promise
    return CredentialValue.keeps(stricter, value, allowsBlanks: isDeclared) ? promise.kind : nil
  }
}

extension Credential {
  /// Whether a text where a credential belongs is meant as it stands: no reference and no placeholder.
  public static func isMeant(_ text: Bytes) -> Bool {
    CredentialValue.isLiteral(text, allowsBlanks: true)
  }
}

/// UTF-8 that is looked at and not kept.
public typealias Bytes = UnsafeBufferPointer<UInt8>

extension UInt8 {
  var isLower: Bool { self >= 0x61 && self <= 0x7A }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20).isLower }
  var isAlphanumeric: Bool { isLetter || isDigit }
  var isHex: Bool { isDigit || (self | 0x20) >= 0x61 && (self | 0x20) <= 0x66 }
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isSpace: Bool { isBlank || self == 0x0A || self == 0x0D }
  var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
  /// The lower case of an ASCII letter.
  var folded: UInt8 { isUpper ? self | 0x20 : self }
}

extension StaticString {
  @inline(__always) var bytes: Bytes { Bytes(start: utf8Start, count: utf8CodeUnitCount) }
}

extension UnsafeBufferPointer<UInt8> {
  func part(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }

  /// Whether a literal stands at an offset. With `folding` the letters may be of either case, the
  /// literal being in lower case.
  func has(_ literal: StaticString, at offset: Int, folding: Bool = false) -> Bool {
    let literal = literal.bytes
    guard offset >= 0, count - offset >= literal.count else { return false }
    for i in 0..<literal.count {
      let byte = folding ? self[offset + i].folded : self[offset + i]
      if byte != literal[i] { return false }
    }
    return true
  }

  /// Whether the whole is this literal, in either case.
  func folds(to literal: StaticString) -> Bool {
    count == literal.utf8CodeUnitCount && has(literal, at: 0, folding: true)
  }

  func hasSuffix(_ literal: StaticString) -> Bool {
    has(literal, at: count - literal.utf8CodeUnitCount, folding: true)
  }

  /// Whether a literal in lower case stands anywhere, in either case.
  func holds(_ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard count >= length else { return false }
    return (0...count - length).contains { has(literal, at: $0, folding: true) }
  }

  /// The stretch from an offset on whose bytes are all of a sort, as far as a credential may reach: a
  /// text made for it must not cost its length at every word.
  func run(from offset: Int, limit: Int = 16_384, while isIn: (UInt8) -> Bool) -> Range<Int> {
    var end = offset
    let last = Swift.min(count, offset + limit)
    while end < last, isIn(self[end]) { end += 1 }
    return offset..<end
  }

  /// The whole without blanks around it.
  var trimmed: Range<Int> {
    var (start, end) = (0, count)
    while start < end, self[start].isSpace { start += 1 }
    while end > start, self[end - 1].isSpace { end -= 1 }
    return start..<end
  }
}
