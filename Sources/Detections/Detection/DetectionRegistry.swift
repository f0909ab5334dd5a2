/// All detections, in the order of their ids.
public enum DetectionRegistry {
  public static let detections: [any Detection] = generated.sorted {
    let (left, right) = (type(of: $0).about.id, type(of: $1).about.id)
    return left < right
  }

  public static func detection(_ id: String) -> (any Detection)? {
    detections.first { type(of: $0).about.id == id }
  }
}
