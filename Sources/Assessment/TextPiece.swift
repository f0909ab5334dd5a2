internal import Checks
internal import Documents
internal import Kubernetes

/// What one batch judges of a text: all of it, or some of its objects. A list of all objects of a cluster is one
/// text, and would be the work of one thread.
struct TextPiece: JudgedText {
  /// The place of the text among those of the input.
  let text: Int
  let objects: [KubernetesObject]
  let workloads: [Workload]
  let tree: Tree?

  /// Objects of one piece.
  private static let size = 256

  /// The pieces of all texts that hold objects, in order.
  static func cut(_ texts: [ReadText]) -> [TextPiece] {
    var pieces: [TextPiece] = []
    pieces.reserveCapacity(texts.count)
    for (position, text) in texts.enumerated() where !text.objects.isEmpty {
      // Duplicate keys are found for a text as a whole.
      if text.objects.count < 2 * size || text.tree?.hasDuplicateKeys ?? false {
        pieces.append(
          TextPiece(text: position, objects: text.objects, workloads: text.workloads, tree: text.tree))
      } else {
        cut(text, position, into: &pieces)
      }
    }
    return pieces
  }

  private static func cut(_ text: ReadText, _ position: Int, into pieces: inout [TextPiece]) {
    var workloads = text.workloads[...]
    for start in stride(from: 0, to: text.objects.count, by: size) {
      let objects = Array(text.objects[start..<min(start + size, text.objects.count)])
      let own = Set(objects.map { ObjectIdentifier($0) })
      // The workloads come in the order of their objects.
      let these = workloads.prefix { own.contains(ObjectIdentifier($0.object)) }
      workloads = workloads[these.endIndex...]
      pieces.append(TextPiece(text: position, objects: objects, workloads: Array(these), tree: nil))
    }
  }
}
