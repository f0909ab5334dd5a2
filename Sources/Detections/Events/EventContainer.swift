internal import Documents
internal import Kubernetes

/// A container of the pod spec in an event, with the texts that several detections look at.
final class EventContainer {
  let node: Node
  let name: String
  let image: ImageReference?
  /// The image as it is written, in lower case.
  let imageText: String
  /// The name of the image without tag and digest.
  let imageName: String
  /// The last part of that name, in lower case.
  let imageBase: String
  /// Command and arguments.
  let words: [String]
  /// Command and arguments in lower case, with spaces between.
  let line: String

  init(_ node: Node) {
    self.node = node
    name = node["name"]?.text ?? ""
    let field = node["image"]
    image = field.flatMap { ImageReference($0) }
    imageText = (field?.text ?? "").lowercased()
    let imageName = image?.name ?? ""
    self.imageName = imageName
    let slash = imageName.utf8.lastIndex(of: UInt8(ascii: "/"))
    imageBase = imageName[(slash.map(imageName.utf8.index(after:)) ?? imageName.startIndex)...].lowercased()
    words = (Array(node.items("command")) + Array(node.items("args"))).compactMap(\.text)
    line = words.joined(separator: " ").lowercased()
  }

  subscript(_ key: StaticString) -> Node? { node[key] }
}
