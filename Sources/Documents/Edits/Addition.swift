/// What several changes together bring into one container or missing field.
indirect enum Addition {
  case value(Literal)
  case entries([(key: String, value: Addition)])
  case items([Literal])

  /// A value below mappings that are missing, the outermost first.
  init(_ value: Addition, below keys: [String]) {
    self = keys.reversed().reduce(value) { .entries([(key: $1, value: $0)]) }
  }

  /// Joins what another change brings: entries side by side, an item that both bring once.
  mutating func join(_ other: Addition, at name: String) throws(EditRefusal) {
    switch (self, other) {
    case (.entries(var entries), .entries(let more)):
      for (key, value) in more {
        if let known = entries.firstIndex(where: { $0.key == key }) {
          try entries[known].value.join(value, at: key)
        } else {
          entries.append((key: key, value: value))
        }
      }
      self = .entries(entries)
    case (.items(let items), .items(let more)):
      self = .items(items + more.filter { !items.contains($0) })
    default:
      guard literal == other.literal else { throw .conflict(at: name) }
    }
  }

  var literal: Literal {
    switch self {
    case .value(let literal): literal
    case .entries(let entries): .mapping(entries.map { Literal.Entry($0.key, $0.value.literal) })
    case .items(let items): .list(items)
    }
  }
}

extension EditRefusal {
  static func conflict(at name: String) -> EditRefusal {
    EditRefusal(message: "two changes of \(name) contradict each other")
  }

  /// Each can be made, but their bytes cannot be put together.
  static var meeting: EditRefusal {
    EditRefusal(message: "two changes meet at the same place; make one of them first")
  }
}
