internal import Foundation

/// Cuts a list into the pages that a request asks for.
public struct Paging {
  private var limit = 0
  private var start = 0

  public init(_ uri: String) {
    for pair in uri.split(separator: "?").dropFirst().joined().split(separator: "&") {
      let words = pair.split(separator: "=")
      guard words.count == 2 else { continue }
      if words[0] == "limit" { limit = Int(words[1]) ?? 0 }
      if words[0] == "continue" { start = Int(words[1].dropFirst(2)) ?? 0 }
    }
  }

  public func page(of answer: Recording.Answer) -> Recording.Answer {
    guard limit > 0, answer.count > limit || start > 0, answer.status == 200,
      var list = try? JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any],
      let items = list["items"] as? [Any]
    else { return answer }
    let end = min(start + limit, items.count)
    list["items"] = Array(items[min(start, end)..<end])
    var metadata = list["metadata"] as? [String: Any] ?? [:]
    metadata["continue"] = end < items.count ? "at\(end)" : nil
    list["metadata"] = metadata
    var page = answer
    page.body = [UInt8](
      (try? JSONSerialization.data(withJSONObject: list, options: [.sortedKeys, .withoutEscapingSlashes]))
        ?? Data())
    return page
  }
}
