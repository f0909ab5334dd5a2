internal import Documents
internal import Findings

/// A remedy as far as it can be planned here: what cannot be edited becomes advice with the reason.
struct PlannedRemedy {
  let safety: Safety
  let summary: String
  let edits: [Edit]

  init(_ remedy: Remedy) {
    guard remedy.safety != .manual, let change = remedy.change else {
      (safety, summary, edits) = (.manual, remedy.summary, [])
      return
    }
    do throws(EditRefusal) {
      edits = try change.edits()
      (safety, summary) = (remedy.safety, remedy.summary)
    } catch {
      (safety, summary, edits) = (.manual, "\(remedy.summary) (\(error.message))", [])
    }
  }
}
