/// What names say of values: the one vocabulary of names that hold credentials.
public enum CredentialName {
  /// What a name is sure to hold, and what its value must look like to be believed.
  struct Promise {
    let kind: Credential.Kind
    let demand: Demand
  }

  enum Demand {
    /// Any value that is meant as it stands.
    case literal
    /// Not the name of something, such as of the Secret that holds the value.
    case noName
    /// Drawn by lot, or nearly so.
    case random
    /// `user:password` in base64.
    case login
  }

  private struct Row {
    let ending: StaticString
    let kind: Credential.Kind
    let demand: Demand
    /// The ending is a word of its own: `DB_PASS`, not `compass`.
    var isWord = false
  }

  /// The endings of names, without separators and in lower case, by their last letters. What a name ends
  /// in says what it holds: `PASSWORD_FILE`, `token-ttl` and `secretName` hold something else.
  private static func rows(_ last: UInt8) -> [Row] {
    switch last {
    case UInt8(ascii: "d"): d
    case UInt8(ascii: "n"): n
    case UInt8(ascii: "t"): t
    case UInt8(ascii: "y"): y
    case UInt8(ascii: "s"): s
    case UInt8(ascii: "e"): e
    case UInt8(ascii: "h"): h
    case UInt8(ascii: "a"): a
    default: []
    }
  }

  private static let d = [
    Row(ending: "password", kind: .password, demand: .literal),
    Row(ending: "passwd", kind: .password, demand: .literal),
    Row(ending: "pwd", kind: .password, demand: .literal, isWord: true),
    Row(ending: "userpwd", kind: .password, demand: .literal),
    Row(ending: "dbpwd", kind: .password, demand: .literal),
  ]
  private static let n = [Row(ending: "token", kind: .token, demand: .noName)]
  private static let t =
    (["client", "app", "jwt", "session", "cookie", "consumer", "webhook", "hmac", "shared"]
    as [StaticString]).map { Row(ending: $0, kind: .secret, demand: .literal) }
    + [Row(ending: "", kind: .secret, demand: .noName)]
  private static let y: [Row] = [
    Row(ending: "secretaccesskey", kind: .key, demand: .noName),
    Row(ending: "accesskey", kind: .key, demand: .random),
    Row(ending: "accountkey", kind: .key, demand: .random),
    Row(ending: "storagekey", kind: .key, demand: .random),
    Row(ending: "sharedaccesskey", kind: .key, demand: .random),
    Row(ending: "apikey", kind: .key, demand: .noName),
    Row(ending: "secretkey", kind: .key, demand: .noName),
    Row(ending: "privatekey", kind: .privateKey, demand: .random),
    Row(ending: "encryptionkey", kind: .key, demand: .noName),
    Row(ending: "signingkey", kind: .key, demand: .noName),
    Row(ending: "masterkey", kind: .key, demand: .noName),
    Row(ending: "authkey", kind: .key, demand: .noName),
    Row(ending: "sharedkey", kind: .key, demand: .noName),
    Row(ending: "sessionkey", kind: .key, demand: .noName),
  ]
  private static let s: [Row] =
    [Row(ending: "pass", kind: .password, demand: .literal, isWord: true)]
    + (["dbpass", "keypass", "storepass", "userpass", "rootpass", "adminpass", "requirepass"]
    as [StaticString]).map { Row(ending: $0, kind: .password, demand: .literal) }
  private static let e = [Row(ending: "passphrase", kind: .password, demand: .literal)]
  private static let h = [
    Row(ending: "masterauth", kind: .password, demand: .literal),
    Row(ending: "auth", kind: .login, demand: .login, isWord: true),
  ]
  private static let a = [Row(ending: "clientkeydata", kind: .privateKey, demand: .random)]

  /// What a value under this name is; nil where the name makes no promise.
  static func promise(of name: Bytes) -> Promise? {
    var end = name.count
    while end > 0, name[end - 1].isDigit || isSeparator(name[end - 1]) { end -= 1 }
    guard end >= 3 else { return nil }
    let last = name[end - 1].folded
    if last == UInt8(ascii: "t") { return secret(name, end) }
    for row in rows(last) {
      guard let start = start(of: row.ending, in: name, end: end) else { continue }
      guard !row.isWord || beginsWord(name, start), !isSetting(name, start) else { continue }
      return Promise(kind: row.kind, demand: row.demand)
    }
    return nil
  }

  /// Names that end in `secret` may hold one, or the name of a Secret: what stands before it tells.
  private static func secret(_ name: Bytes, _ end: Int) -> Promise? {
    guard let start = start(of: "secret", in: name, end: end) else { return nil }
    var stem = start
    while stem > 0, isSeparator(name[stem - 1]) { stem -= 1 }
    for word: StaticString in ["pull", "tls", "ca", "cert", "certificate", "existing", "pullsecret"]
    where self.start(of: word, in: name, end: stem) != nil { return nil }
    for row in t where !row.ending.bytes.isEmpty {
      if self.start(of: row.ending, in: name, end: stem) != nil {
        return Promise(kind: row.kind, demand: row.demand)
      }
    }
    return isSetting(name, start) ? nil : Promise(kind: .secret, demand: .noName)
  }

  /// Where an ending begins in a name, separators passed over.
  private static func start(of ending: StaticString, in name: Bytes, end: Int) -> Int? {
    let ending = ending.bytes
    var (i, j) = (end, ending.count)
    while j > 0 {
      guard i > 0 else { return nil }
      let byte = name[i - 1].folded
      if byte == ending[j - 1] {
        j -= 1
      } else if j == ending.count || !isSeparator(byte) {
        return nil
      }
      i -= 1
    }
    return i
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func beginsWord(_ name: Bytes, _ start: Int) -> Bool {
    start == 0 || !name[start - 1].isLetter || name[start].isUpper && name[start - 1].isLower
  }

  /// `proxy_pass`, `disableAuth`, `pad_token`: the word before makes another thing of it.
  private static func isSetting(_ name: Bytes, _ start: Int) -> Bool {
    for word: StaticString in ["proxy", "pad", "eos", "bos", "unk", "sep", "cls", "mask"] {
      var stem = start
      while stem > 0, isSeparator(name[stem - 1]) { stem -= 1 }
      let length = word.utf8CodeUnitCount
      guard name.has(word, at: stem - length, folding: true) else { continue }
      if stem == length || !name[stem - length - 1].isLetter { return true }
    }
    return false
  }

  // MARK: Hiding

  private static let words: [StaticString] = [
    "passw", "passphrase", "pwd", "secret", "token", "apikey", "api_key", "api-key", "credential",
    "private_key", "privatekey", "private-key", "accesskey", "access_key", "access-key", "account_key",
    "accountkey", "client-key-data", "connectionstring", "connection_string", "bearer", "authorization",
    "signingkey", "signing_key", "signing-key", "encryption_key", "encryption-key", "encryptionkey",
  ]

  /// Names of Kubernetes fields that only sound like it.
  private static let harmless: [StaticString] = [
    "automountserviceaccounttoken", "secretname", "secretkeyref", "secretref", "secrets",
    "imagepullsecrets", "tokenexpirationseconds", "serviceaccounttoken",
  ]

  /// Whether a value under this name had better not be shown. Errs on the side of hiding.
  public static func suggestsCredential(_ name: Bytes) -> Bool {
    guard !harmless.contains(where: { name.folds(to: $0) }) else { return false }
    return promise(of: name) != nil || words.contains { name.holds($0) }
  }
}
