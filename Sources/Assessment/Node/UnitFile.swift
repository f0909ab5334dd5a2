/// What a systemd unit and its drop-ins start, with the variables that they set, as far as that is in the files.
///
/// Source: systemd.service(5) and systemd.exec(5): a later `ExecStart=` adds to the ones before, an empty one
/// clears them; `$NAME` as a word of its own is split at blanks, `${NAME}` within a word is not.
struct UnitFile {
  private var starts: [String] = []
  private var variables: [String: String] = [:]
  /// The files of `EnvironmentFile=`, without the `-` that allows them to be missing.
  private(set) var environmentFiles: [String] = []

  /// Reads a unit or a drop-in over what was read before.
  mutating func read(_ text: String) {
    var isService = false
    var line = ""
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = part.hasSuffix("\r") ? part.dropLast() : part
      if trimmed.hasSuffix("\\") {
        line += trimmed.dropLast() + " "
        continue
      }
      line += trimmed
      defer { line = "" }
      let text = line.drop { $0 == " " || $0 == "\t" }
      if text.hasPrefix("[") { isService = text.hasPrefix("[Service]") }
      guard isService, !text.hasPrefix("#"), !text.hasPrefix(";"), let equals = text.firstIndex(of: "=")
      else {
        continue
      }
      take(String(text[..<equals]).filter { $0 != " " }, String(text[text.index(after: equals)...]))
    }
  }

  private mutating func take(_ name: String, _ value: String) {
    switch name {
    case "ExecStart":
      if value.allSatisfy({ $0 == " " }) { starts = [] } else { starts.append(value) }
    case "Environment":
      for word in Self.words(value) { assign(word) }
    case "EnvironmentFile":
      environmentFiles.append(String(value.drop { $0 == "-" || $0 == " " }))
    default: break
    }
  }

  /// Reads a file of variables, one a line.
  mutating func readVariables(_ text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix(";") {
      guard let equals = line.firstIndex(of: "=") else { continue }
      let value = Self.words(String(line[line.index(after: equals)...])).joined(separator: " ")
      variables[String(line[..<equals])] = value
    }
  }

  private mutating func assign(_ word: String) {
    guard let equals = word.firstIndex(of: "=") else { return }
    variables[String(word[..<equals])] = String(word[word.index(after: equals)...])
  }

  /// The words of each command.
  var commands: [[String]] {
    starts.map { start in
      // Prefixes such as `-` and `!` say how it is run.
      Self.words(String(start.drop { "-@:+!| ".contains($0) })).flatMap(expanded)
    }
  }

  private func expanded(_ word: String) -> [String] {
    if word.hasPrefix("$"), !word.hasPrefix("${"), !word.hasPrefix("$$") {
      return Self.words(variables[String(word.dropFirst())] ?? "")
    }
    var result = ""
    var rest = word[...]
    while let open = rest.firstRange(of: "${"), let close = rest[open.upperBound...].firstIndex(of: "}") {
      result += rest[..<open.lowerBound] + (variables[String(rest[open.upperBound..<close])] ?? "")
      rest = rest[rest.index(after: close)...]
    }
    return [result + rest]
  }

  /// Words between blanks; quotes keep blanks together.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    var isOpen = false
    var isEscaped = false
    for character in text {
      if isEscaped {
        word.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
        isOpen = true
      } else if let current = quote {
        if character == current { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        isOpen = true
      } else if character == " " || character == "\t" {
        if isOpen { words.append(word) }
        word = ""
        isOpen = false
      } else {
        word.append(character)
        isOpen = true
      }
    }
    if isOpen { words.append(word) }
    return words
  }
}
