/// Which detections an event can concern, by resource and subresource.
struct DetectionIndex {
  /// Of each entry the place of the detection in the registry, in order.
  private var byResource: [String: [Entry]] = [:]
  private var anywhere: [Int] = []

  private struct Entry {
    let detection: Int
    /// nil for all.
    let subresource: String?
  }

  init(_ abouts: [DetectionAbout]) {
    for (index, about) in abouts.enumerated() {
      if about.scope.resources.isEmpty { anywhere.append(index) }
      for resource in about.scope.resources {
        let parts = resource.split(separator: "/", maxSplits: 1)
        let subresource = parts.count > 1 ? String(parts[1]) : ""
        byResource[String(parts[0]), default: []].append(
          Entry(detection: index, subresource: subresource == "*" ? nil : subresource))
      }
    }
  }

  /// Calls `body` with each detection that the request's resource concerns.
  func each(for event: AuditEvent, _ body: (Int) -> Void) {
    for detection in anywhere { body(detection) }
    guard !event.resource.isEmpty, let entries = byResource[event.resource] else { return }
    for entry in entries where entry.subresource == nil || entry.subresource == event.subresource {
      body(entry.detection)
    }
  }
}
