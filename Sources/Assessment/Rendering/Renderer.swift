internal import Documents
public import Kubernetes

/// Has charts and kustomizations rendered by the programs made for it, after a look at all that they
/// would read.
///
/// A tree is looked at rendered or as it is written, never both: what a rendering was made of is not
/// scanned on its own. A kustomization that another one of the scan uses is rendered with that one only,
/// a subchart with its chart. What cannot be rendered is scanned as it is written, and reported.
public struct Renderer: Sendable {
  public var programs: RenderPrograms
  /// Files of values for every chart, in the order of `helm template --values`.
  public var valuesFiles: [String] = []
  /// The Kubernetes version that charts are told of.
  public var version = KubernetesVersion.latest
  /// For each run of a program.
  public var timeLimit = Duration.seconds(60)
  /// The most bytes to accept of each run.
  public var outputLimit = 64 << 20
  /// Called with the number of runs that are done and of all; from any thread.
  public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  public init(programs: RenderPrograms) { self.programs = programs }

  func render(_ listing: Listing, _ texts: [ReadText], jobs: Int) -> RenderOutcome {
    let bounds = RenderBounds(listing)
    let sources = SourceTexts(listing, texts)
    var outcome = RenderOutcome()
    var work = charts(listing, texts, bounds, sources, &outcome)
    // A chart may hold a kustomization of its CRDs, for those who want them without the chart.
    let inCharts = outcome.covered.union(work.flatMap(\.covers))
    work += kustomizations(listing, bounds, sources, besides: inCharts, &outcome)

    let all = work
    var report: (@Sendable (Int) -> Void)?
    if let progress { report = { progress($0, all.count) } }
    let results = Interruption.heldBack {
      inParallel(all.indices.map { $0..<$0 + 1 }, jobs: jobs, progress: report) { range in
        all[range].map { run($0) }
      }
    }
    for (job, result) in zip(all, results.joined()) {
      switch result {
      case .success(let texts):
        outcome.texts += texts
        outcome.covered.formUnion(job.covers)
        if let chart = job.chart { outcome.settledCharts.insert(chart) }
      case .failure(let failure): outcome.note(job, failure.message)
      }
    }
    outcome.unassessed.sort { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
    return outcome
  }

  // MARK: Kustomizations

  private func kustomizations(
    _ listing: Listing, _ bounds: RenderBounds, _ sources: SourceTexts, besides others: Set<Int>,
    _ outcome: inout RenderOutcome
  ) -> [RenderJob] {
    var found: [(file: String, folder: [UInt8], parts: KustomizationReview.Parts)] = []
    var inner: Set<[UInt8]> = []
    var refused: Set<String> = []
    for (index, candidate) in listing.files.enumerated()
    where candidate.isKustomization && !candidate.isChartTemplate && !others.contains(index) {
      guard let folder = realPath(candidate.location)?.parentPath else { continue }
      var review = KustomizationReview(bounds: bounds, texts: sources)
      do throws(Refusal) {
        try review.review(folder)
        found.append((candidate.path, folder, review.parts))
        inner.formUnion(review.parts.folders)
      } catch {
        // Whatever uses what is refused is refused for the same reason.
        guard refused.insert("\(error.file):\(error.line ?? 0):\(error.message)").inserted else { continue }
        outcome.unassessed.append(
          Unassessed(
            file: error.file, line: error.line, reason: .kustomizationNotRendered,
            message: "the kustomization is not rendered: \(error.message)"))
      }
    }
    return found.filter { !inner.contains($0.folder) && !$0.parts.isComponent }.map { entry in
      let folder = entry.file.folderPart
      return RenderJob(
        program: programs.kustomize, name: "kustomize or kubectl", file: entry.file,
        arguments: [
          programs.kustomize?.programName == "kubectl" ? ["kustomize"] : ["build"], [entry.folder.text],
        ]
        .flatMap { $0 },
        covers: entry.parts.files.compactMap { sources.positions[$0] }, chart: nil, realFolder: entry.folder,
        folder: folder, sources: entry.parts.resources, patches: entry.parts.patches)
    }
  }

  // MARK: Charts

  private func charts(
    _ listing: Listing, _ texts: [ReadText], _ bounds: RenderBounds, _ sources: SourceTexts,
    _ outcome: inout RenderOutcome
  ) -> [RenderJob] {
    let paths = listing.charts.map { realPath(Array($0.path.utf8)) }
    var jobs: [RenderJob] = []
    for (index, chart) in listing.charts.enumerated() {
      guard let folder = paths[index], bounds.hold(folder), listing.holdsWhole(folder) else { continue }
      let parent = chart.parent.flatMap { paths[$0] }
      if let parent, folder.isPath(atOrBelow: parent + "/charts".utf8), listing.holdsWhole(parent) {
        // Rendered with its chart; where that fails, the note on the chart speaks for both.
        outcome.settledCharts.insert(index)
        continue
      }
      var review = ChartReview(bounds: bounds, texts: sources)
      let file = chart.path.hasSuffix("/") ? chart.path : chart.path + "/"
      do throws(Refusal) {
        try review.review(folder)
      } catch {
        outcome.settledCharts.insert(index)
        outcome.unassessed.append(
          Unassessed(
            file: error.file, line: error.line, reason: .chartNotRendered,
            message: "the chart is not rendered: \(error.message)"))
        continue
      }
      let inside = ["/templates", "/crds", "/charts"].map { folder + $0.utf8 }
      let covers = sources.positions.filter { real, _ in inside.contains { real.isPath(atOrBelow: $0) } }
      if review.isLibrary {
        outcome.covered.formUnion(covers.values)
        outcome.settledCharts.insert(index)
        continue
      }
      let plain = covers.values.compactMap {
        texts[$0].tree.map { TracedSource($0, NameChange(), .manifest) }
      }
      jobs.append(
        RenderJob(
          program: programs.helm, name: "helm", file: file,
          arguments: arguments(for: review, folder), covers: Array(covers.values), chart: index,
          realFolder: folder, folder: file, sources: plain, values: values(of: folder, sources)))
    }
    return jobs
  }

  /// What the values of a chart are read from; the file that counts first comes first.
  private func values(of folder: [UInt8], _ sources: SourceTexts) -> [Tree] {
    let own = folder + "/values.yaml".utf8
    return (valuesFiles.reversed().map { Array($0.utf8) } + [own]).compactMap { realPath($0) }
      .compactMap(sources.tree)
  }

  private func arguments(for chart: ChartReview, _ folder: [UInt8]) -> [String] {
    var arguments = ["template", chart.name, folder.text, "--include-crds"]
    arguments += ["--kube-version", version.description]
    // Schemas in packed charts cannot be looked into, and could name files and addresses.
    if chart.hasArchives { arguments.append("--skip-schema-validation") }
    for file in valuesFiles { arguments += ["--values", file] }
    return arguments
  }
}

extension Listing {
  /// Whether a folder lies at or below a folder that the user named, so that all of it is meant.
  fileprivate func holdsWhole(_ folder: [UInt8]) -> Bool { roots.contains { folder.isPath(atOrBelow: $0) } }
}

extension String {
  /// The folder of a shown path, with a slash at its end.
  fileprivate var folderPart: String {
    utf8.lastIndex(of: Byte.slash).map { String(self[...$0]) } ?? "./"
  }
}
