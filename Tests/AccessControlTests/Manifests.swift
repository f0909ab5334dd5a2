import Documents
import Kubernetes
import Testing

/// The objects of a text, which must hold nothing else.
func objects(_ text: String) throws -> [KubernetesObject] {
  try parse(text).documents.flatMap { document in
    guard case .objects(let objects) = KubernetesObject.read(document) else {
      throw NotAnObject()
    }
    return objects
  }
}

struct NotAnObject: Error {}

/// The root of a text.
func node(_ text: String) throws -> Node { try #require(parse(text).documents.first) }
