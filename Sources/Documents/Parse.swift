/// What reading one text gave: the documents that could be read and the errors of those that could
/// not. Both can be present: an error in one document hides no other.
public struct ParsedText: Sendable {
  public let tree: Tree
  public let errors: [ParseError]

  public var source: Source { tree.source }
  public var documents: [Node] { tree.documents }
}

/// What a text claims to be, by its file name.
public enum Claim: Sendable {
  /// YAML, which may turn out to be JSON, as `kubectl` accepts under any name.
  case yaml
  /// JSON and nothing else: its errors are JSON errors.
  case json
}

/// Reads a text into a located tree. Never fails as a whole: whatever is wrong is in `errors`.
public func parse(
  _ bytes: [UInt8], name: String, claim: Claim = .yaml, limits: Limits = Limits()
) -> ParsedText {
  read(bytes, name: name, claim: claim, limits: limits, byLibYAMLAlone: false)
}

/// The same without `BlockReader`, which must make no difference: for whoever holds the two against each other.
@_spi(Comparison) public func parseByLibYAMLAlone(
  _ bytes: [UInt8], name: String, claim: Claim = .yaml, limits: Limits = Limits()
) -> ParsedText {
  read(bytes, name: name, claim: claim, limits: limits, byLibYAMLAlone: true)
}

private func read(
  _ bytes: [UInt8], name: String, claim: Claim, limits: Limits, byLibYAMLAlone: Bool
) -> ParsedText {
  let (text, encoding, decodingFault) = Encoding.decode(bytes)
  let source = Source(name: name, bytes: text, encoding: encoding)
  guard text.count < Int(UInt32.max) else {
    let empty = TreeBuilder(source: source, limits: limits).finish(.yaml)
    return ParsedText(tree: empty, errors: [ParseError(.limit, "larger than 4 GiB", at: 0)])
  }
  func survey(for format: Tree.Format) -> ByteSurvey {
    var survey = text.withUnsafeBufferPointer { ByteSurvey($0, from: source.markLength, for: format) }
    if let decodingFault, decodingFault <= survey.firstFault?.offset ?? decodingFault {
      survey.firstFault = .init(offset: decodingFault, reason: "invalid UTF-16")
    }
    return survey
  }
  let yamlSurvey = survey(for: .yaml)
  if claim == .json || beginsLikeJSON(text, from: source.markLength) {
    let fault = yamlSurvey.firstFault == nil ? nil : survey(for: .json).firstFault
    if claim == .json, let fault {
      let empty = TreeBuilder(source: source, limits: limits).finish(.json)
      return ParsedText(tree: empty, errors: [ParseError(.encoding, fault.reason, at: fault.offset)])
    }
    let (tree, errors) = JSONReader.read(source, limits: limits)
    // Flow-style YAML begins like JSON; only what breaks a bound would break it in YAML too.
    if claim == .json || errors.allSatisfy({ $0.code == .limit }), fault == nil {
      return ParsedText(tree: tree, errors: errors)
    }
  }
  let (tree, errors) = YAMLReader.read(
    source, survey: yamlSurvey, limits: limits, alone: byLibYAMLAlone)
  return ParsedText(tree: tree, errors: errors)
}

/// Reads a text given as a string, as examples and tests do.
public func parse(_ text: String, name: String = "<text>", claim: Claim = .yaml) -> ParsedText {
  parse(Array(text.utf8), name: name, claim: claim)
}

private func beginsLikeJSON(_ text: [UInt8], from start: Int) -> Bool {
  var i = start
  while i < text.count, text[i] == 0x20 || text[i] == 0x09 || text[i] == 0x0A || text[i] == 0x0D { i += 1 }
  return i < text.count && (text[i] == UInt8(ascii: "{") || text[i] == UInt8(ascii: "["))
}
