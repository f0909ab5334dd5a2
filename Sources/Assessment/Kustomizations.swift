internal import Documents

/// The files that kustomizations name as patches. A patch sets some fields of an object that stands
/// elsewhere: it is judged for what it says, never for what it lacks.
struct Kustomizations {
  private(set) var patches: Set<String> = []

  /// Takes in one kustomization file, shown as `path`.
  mutating func add(_ document: Node, path: String) {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    for key: StaticString in ["patches", "patchesStrategicMerge", "patchesJson6902"] {
      guard let list = document.given(key) else { continue }
      for entry in list.children {
        // `patchesStrategicMerge` holds paths or inline YAML; the others mappings with a `path`.
        guard let named = entry.isScalar ? entry.text : entry["path"]?.text, !named.contains("\n") else {
          continue
        }
        patches.insert(Self.normalised(folder.isEmpty ? named : "\(folder)/\(named)"))
      }
    }
  }

  func isPatch(_ path: String) -> Bool { !patches.isEmpty && patches.contains(Self.normalised(path)) }

  /// The path without `.` and `..`, by its text alone.
  private static func normalised(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/", omittingEmptySubsequences: true) where step != "." {
      if step == "..", let last = steps.last, last != ".." { steps.removeLast() } else { steps.append(step) }
    }
    return (path.hasPrefix("/") ? "/" : "") + steps.joined(separator: "/")
  }
}
