internal import Documents
internal import Kubernetes

/// What is found in one value that may be a file of many lines: the data of a ConfigMap, an annotation.
struct CredentialFile {
  private var count = 0
  /// Where in the text the first one stands, if only a part of the text is one.
  private(set) var place: Range<Int>?
  /// The first few, with the names that they stand under.
  private var shown: [String] = []

  /// Looks at a value under its key. Makes nothing where it finds nothing.
  init?(_ value: Node, isDeclared: Bool = true) {
    let found: Void?? = value.withKey { key in value.withText { read($0, key: key, isDeclared) } }
    guard found != nil, count > 0 else { return nil }
  }

  private mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, key: UnsafeBufferPointer<UInt8>, _ isDeclared: Bool
  ) {
    // A line end behind a single value makes no file of it.
    guard text.dropLast().contains(0x0A) else {
      guard let kind = Credential.kind(of: text, named: key, isDeclared: isDeclared) else { return }
      place = CredentialScanner(text).first?.value
      add(kind, nil, text)
      return
    }
    var findings: [Credential] = []
    CredentialScanner(text, syntax: Self.syntax(text, key: key)).scan {
      findings.append($0)
      return findings.count < 100
    }
    place = findings.first?.value
    for finding in findings { add(finding.kind, finding.name, text) }
  }

  private mutating func add(_ kind: Credential.Kind, _ name: Range<Int>?, _ text: UnsafeBufferPointer<UInt8>)
  {
    count += 1
    guard shown.count < 3 else { return }
    let under = name.map { " (\(String(decoding: text[$0], as: UTF8.self)))" } ?? ""
    let words = kind.name + under
    if !shown.contains(words) { shown.append(words) }
  }

  /// The words for a message: "a password (db.password), a GitHub token and 2 more".
  var summary: String {
    let rest = count - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " and \(rest) more" }
    guard shown.count > 1, let last = shown.last else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: How it is written

  private static let code: [StaticString] = [
    ".py", ".js", ".mjs", ".ts", ".tsx", ".jsx", ".go", ".rb", ".lua", ".java", ".php", ".groovy", ".html",
    ".htm", ".md", ".sql", ".tpl", ".tmpl", ".gotmpl", ".ps1", ".pl", ".kt", ".graphql", ".proto", ".css",
    ".vue", ".rego", ".cue", ".c", ".rs",
  ]

  private static func syntax(
    _ text: UnsafeBufferPointer<UInt8>, key: UnsafeBufferPointer<UInt8>
  ) -> CredentialScanner.Syntax {
    if code.contains(where: { ends(key, with: $0) }) { return .code }
    if ends(key, with: ".sh") || ends(key, with: ".bash") { return .shell }
    guard text.starts(with: "#!".utf8) else { return .settings }
    let line = text.prefix { $0 != 0x0A }
    return line.suffix(2).elementsEqual("sh".utf8) || line.contains(0x20) ? .shell : .code
  }

  private static func ends(_ key: UnsafeBufferPointer<UInt8>, with ending: StaticString) -> Bool {
    key.count >= ending.utf8CodeUnitCount
      && key.suffix(ending.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
  }
}
