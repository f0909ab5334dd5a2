internal import Documents
internal import Reporting

/// Changes of one JSON object as RFC 6902 writes them, one after another.
public struct JSONPatch: Sendable {
  /// The checks that it closes findings of, in order.
  public internal(set) var checks: [String] = []
  private var operations: [Operation] = []

  private enum Operation: Sendable {
    case add(path: String, Literal)
    case replace(path: String, Literal)
    case remove(path: String)
  }

  public var isEmpty: Bool { operations.isEmpty }

  mutating func add(_ path: String, _ value: Literal) { operations.append(.add(path: path, value)) }
  mutating func replace(_ path: String, _ value: Literal) { operations.append(.replace(path: path, value)) }
  mutating func remove(_ path: String) { operations.append(.remove(path: path)) }

  /// The JSON text.
  public var body: [UInt8] {
    JSONWriter.bytes { json in
      json.array { json in
        for operation in operations {
          json.object { json in
            switch operation {
            case .add(let path, let value): Self.write("add", path, value, &json)
            case .replace(let path, let value): Self.write("replace", path, value, &json)
            case .remove(let path): Self.write("remove", path, nil, &json)
            }
          }
        }
      }
    }
  }

  private static func write(_ name: String, _ path: String, _ value: Literal?, _ json: inout JSONWriter) {
    json.field("op", name)
    json.field("path", path)
    guard let value else { return }
    json.key("value")
    write(value, &json)
  }

  private static func write(_ value: Literal, _ json: inout JSONWriter) {
    switch value {
    case .null: json.null()
    case .bool(let bool): json.value(bool)
    case .int(let int): json.value(int)
    case .string(let text): json.value(text)
    case .list(let items): json.array { json in for item in items { write(item, &json) } }
    case .mapping(let entries):
      json.object { json in
        for entry in entries {
          json.key(text: entry.key)
          write(entry.value, &json)
        }
      }
    }
  }

  /// A name as a step of a JSON Pointer (RFC 6901).
  static func step(_ name: String) -> String {
    "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}
