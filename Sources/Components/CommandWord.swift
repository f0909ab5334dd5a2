public import Documents
public import Findings

/// A word of a command line, and where it is written.
public struct CommandWord: Sendable {
  public let text: String
  /// The item of the list, or the script, that holds it.
  public let node: Node
  /// Its bytes, where it is only a part of a script.
  let range: Range<Int>?

  public init(_ text: String, at node: Node, range: Range<Int>? = nil) {
    self.text = text
    self.node = node
    self.range = range
  }

  public var place: Place { range.map { .text($0, by: node) } ?? .value(node) }

  /// The word is an item of its own, which an edit can replace.
  public var isItem: Bool { range == nil && node.parent?.isSequence ?? false && !node.isShared }
}
