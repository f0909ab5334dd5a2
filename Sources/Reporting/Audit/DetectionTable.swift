public import Detections

/// The page on audit logs that the program writes of itself: a row for each detection.
public struct DetectionTable {
  public init() {}

  public func writeMarkdown(_ abouts: [DetectionAbout], to output: Output) {
    output.write(
      """
      # Detections

      Written by `make generate`; do not edit. What each looks at, passes over and needs: `bulwark audit explain ID`.

      | detection | severity | what is seen | level | keeps in mind | ATT&CK | serves |
      |---|---|---|---|---|---|---|

      """)
    for about in abouts {
      let cells = [
        "`\(about.id)`", about.severity.rawValue, about.title, about.level.rawValue, about.window ?? "",
        about.techniques.joined(separator: " "), about.recommendations.joined(separator: " "),
      ]
      output.write("| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n")
    }
  }
}
