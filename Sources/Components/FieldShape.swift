public import Documents

/// Which fields a configuration may have, where the program that reads it refuses others.
public indirect enum FieldShape: Sendable {
  /// Anything.
  case any
  /// A mapping with these fields and no others.
  case fields([String: FieldShape])
  /// A list of these.
  case items(FieldShape)

  /// The fields that nobody reads, each with those that could stand in its place.
  public func unknown(in node: Node) -> [(field: Node, known: [String])] {
    switch self {
    case .any: []
    case .items(let shape): node.isSequence ? node.children.flatMap { shape.unknown(in: $0) } : []
    case .fields(let fields):
      node.isMapping
        ? node.children.flatMap { entry in
          fields[entry.key ?? ""].map { $0.unknown(in: entry) } ?? [(entry, fields.keys.sorted())]
        } : []
    }
  }

  /// A mapping whose fields hold anything.
  static func plain(_ names: String...) -> FieldShape { .fields(Self.fields(names)) }

  private static func fields(_ names: [String]) -> [String: FieldShape] {
    Dictionary(names.map { ($0, .any) }) { $1 }
  }

  /// The same with more fields.
  func with(_ more: [String: FieldShape]) -> FieldShape {
    guard case .fields(let fields) = self else { return self }
    return .fields(fields.merging(more) { $1 })
  }
}
