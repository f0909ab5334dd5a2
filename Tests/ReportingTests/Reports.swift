import Assessment
import Foundation
import Reporting

/// The report on files with these texts, which are gone afterwards; names are relative to their folder.
func scanned(_ files: [String: String]) throws -> Report {
  let folder = FileManager.default.temporaryDirectory.appending(path: "bulwark-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  return Scan(paths: [folder.path]).run()
}

/// What a format writes.
func written(_ write: (Output) -> Void) -> String {
  var bytes: [UInt8] = []
  let output = Output { bytes += $0 }
  write(output)
  output.flush()
  return String(decoding: bytes, as: UTF8.self)
}

/// JSON as Foundation reads it.
func parsed(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

/// A value deep in parsed JSON: keys, and numbers of items.
func value(_ json: Any?, _ path: Any...) -> Any? {
  var json = json
  for step in path {
    if let key = step as? String { json = (json as? [String: Any])?[key] }
    if let index = step as? Int {
      guard let items = json as? [Any], items.indices.contains(index) else { return nil }
      json = items[index]
    }
  }
  return json
}

/// All that a name may try against a format.
enum Evil {
  static let name =
    "x\u{1B}[31m\u{202E}evil\u{200B}\n::error::\u{7}\u{85}\u{FFFE}`|```<script>]]>-->\"'\\ @team #1"
    + " %0A::stop-commands::t ##[error] {0} [a](http://evil.example) www.evil.example :smile: <!-- 🦹 a,b:c"
  static let long = String(repeating: "y", count: 10_000)

  /// A pod, a secret beside it, and a file that cannot be read, all with such names.
  static func files() throws -> [String: String] {
    let object: [String: Any] = [
      "apiVersion": "v1", "kind": "Pod", "metadata": ["name": name, "namespace": name + long],
      "spec": [
        "hostPID": true,
        "containers": [
          [
            "name": name, "image": "x", "securityContext": ["privileged": true, "runAsUser": 0],
            "env": [["name": "DB_PASSWORD", "value": "battery-st4ple"]],
          ]
        ],
        "volumes": [["name": name, "hostPath": ["path": "/" + name]]],
      ],
    ]
    let json = String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    return [
      "\u{1B}[2J\u{202E}`a`|,b:%<c> @team\n::error::x.json": json,
      "broken\n::error::<b>`@team.yaml": "a: [\u{1B}\n",
    ]
  }

  /// What must never stand in a format for people: it would control, turn or hide.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" || (0x7F..<0xA0).contains(scalar.value) || scalar == "\u{202E}"
      || scalar == "\u{200B}" || scalar == "\u{FFFE}"
  }
}
