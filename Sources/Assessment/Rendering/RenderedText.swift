/// One text that a program has rendered, and the way back from it.
struct RenderedText: Sendable {
  var text: ReadText
  let tracer: Tracer
}

/// What rendering came to.
struct RenderOutcome: Sendable {
  var texts: [RenderedText] = []
  /// The positions, in the listing, of the files that the rendered texts stand for.
  var covered: Set<Int> = []
  /// Those of the covered texts that may hold waivers: they count for what is led back to them.
  var sources: [ReadText] = []
  /// The indices, in the listing, of the charts that need no note that they are not rendered.
  var settledCharts: Set<Int> = []
  var unassessed: [Unassessed] = []
}
