/// Writes what a node tells as documents, so that checks, waivers and reports treat it as anything else, and so
/// that it can be kept and scanned elsewhere.
struct EvidenceText {
  private(set) var text = ""

  /// The value of a field.
  enum Value {
    case text(String), number(Int), bool(Bool)
    case list([String])
    case variables([(name: String, value: String)])
  }

  /// Adds an object with these fields beside its name.
  mutating func add(_ kind: String, named name: String, _ fields: [(String, Value)]) {
    text += "---\napiVersion: node.bulwark.dev/v1\nkind: \(kind)\nmetadata:\n  name: \(Self.quoted(name))\n"
    for (field, value) in fields {
      switch value {
      case .text(let value): text += "\(field): \(Self.quoted(value))\n"
      case .number(let value): text += "\(field): \(value)\n"
      case .bool(let value): text += "\(field): \(value)\n"
      case .list(let items): add(field, items.map { "- \(Self.quoted($0))" })
      case .variables(let variables):
        add(
          field,
          variables.map { "- name: \(Self.quoted($0.name))\n  value: \(Self.quoted($0.value))" })
      }
    }
  }

  private mutating func add(_ field: String, _ lines: [String]) {
    text += lines.isEmpty ? "\(field): []\n" : "\(field):\n" + lines.map { "\($0)\n" }.joined()
  }

  /// In double quotes, which say the same in YAML and JSON; what a YAML reader would refuse or what is not to be
  /// seen is escaped.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: quoted += "\\\""
      case 0x5C: quoted += "\\\\"
      case 0x20..<0x7F, 0xA1..<0x2000, 0x2070..<0xD800, 0xE000..<0xFE00, 0xFE10..<0xFEFF, 0xFF00..<0xFFF0,
        0x10000..<0x1F000, 0x20000..<0x30000:
        quoted.unicodeScalars.append(scalar)
      case 0..<0x10000: quoted += "\\u" + Self.hex(scalar.value, digits: 4)
      default: quoted += "\\U" + Self.hex(scalar.value, digits: 8)
      }
    }
    return quoted + "\""
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }
}
