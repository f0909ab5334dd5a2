public import Checks
internal import Documents
public import Findings
internal import Judgement
public import Kubernetes

/// A scan of files: what to look at, with which checks.
public struct Scan: Sendable {
  public var paths: [String]
  public var profile = Profile.nsa
  public var version = KubernetesVersion.latest
  /// The checks to run, of those the profile has.
  public var checks: [any Check] = Registry.checks
  public var respectGitignore = true
  /// Whether comments and annotations in the manifests can waive findings.
  public var readsWaivers = true
  /// The day on which it runs, by which waivers expire; nil lets none expire.
  public var today: Day?
  /// What was read of a live cluster, to be judged in place of files: JSON documents, the last with the survey.
  public var cluster: [[UInt8]]?
  /// What is known of releases, where it is not what the program brings along.
  public var kubernetesData: KubernetesData?
  /// The configuration to go by; `apply` sets it.
  var loaded: ConfigurationFile.Loaded?
  /// Batches that run at the same time.
  public var jobs = 1
  /// Renders charts and kustomizations; nil leaves them as they are written.
  public var renderer: Renderer?
  /// Called now and then with the number of files read and of all files.
  public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  public init(paths: [String]) { self.paths = paths }

  /// Reads, judges, and gives the report. Nothing that is wrong with the input stops it.
  public func run() -> Report { judge(read()) }

  // MARK: Reading

  /// Reads the files, each once, or what a cluster gave.
  public func read() -> ScanInput {
    if let cluster { return read(cluster) }
    var walk = FileWalk(respectGitignore: respectGitignore)
    walk.ignore(loaded?.configuration.ignore ?? [], below: loaded?.folder)
    let listing = walk.listing(of: paths)
    var kustomizations = Kustomizations()
    let plain = Intake(kustomizations: kustomizations, readsWaivers: readsWaivers)
    var early: [Int: ReadText] = [:]
    for (index, file) in listing.files.enumerated() where file.isKustomization {
      let text = plain.read(file)
      for document in text.tree?.documents ?? [] { kustomizations.add(document, path: file.path) }
      early[index] = text
    }
    // One that another takes for a patch is read anew, as that.
    let known = early.filter { !kustomizations.isPatch(listing.files[$0.key].path) }
    let intake = Intake(kustomizations: kustomizations, readsWaivers: readsWaivers)
    let files = listing.files
    let ranges = batches(of: files.count, size: 8) { _ in 1 }
    var report: (@Sendable (Int) -> Void)?
    if let progress { report = { progress($0, files.count) } }
    let parts = inParallel(ranges, jobs: jobs, progress: report) { (range: Range<Int>) -> [ReadText] in
      range.map { known[$0] ?? intake.read(files[$0]) }
    }
    var input = ScanInput(listing: listing, intake: intake, texts: parts.flatMap { $0 })
    if let renderer {
      input.rendered = renderer.render(listing, input.texts, jobs: jobs)
      input.leaveOutRendered(readsWaivers: readsWaivers)
    }
    return input
  }

  private func chartsNotRendered(_ input: ScanInput) -> [Unassessed] {
    let (listing, texts) = (input.listing, input.texts)
    var templates: [Int: Int] = [:]
    for text in texts {
      if let chart = text.templateOfChart { templates[chart, default: 0] += 1 }
    }
    return listing.charts.indices.compactMap { index in
      guard let count = templates[index], !input.rendered.settledCharts.contains(index) else { return nil }
      let path = listing.charts[index].path
      let files = count == 1 ? "1 template" : "\(count) templates"
      return Unassessed(
        file: path.hasSuffix("/") ? path : path + "/", line: nil, reason: .chartNotRendered,
        message:
          "\(files) not rendered; pass --render, scan the output of `helm template`, or pass --allow-unrendered"
      )
    }
  }

  // MARK: Judging

  /// Runs the checks over what was read.
  public func judge(_ input: ScanInput) -> Report {
    let listing = input.listing
    let rendered = input.rendered.texts.map(\.text)
    let texts = rendered.isEmpty ? input.texts : input.texts + rendered
    var judged = input.texts
    let configuration = loaded?.configuration
    var report = Report(profile: profile, version: version)
    report.configuration = configuration?.name
    report.errors = listing.errors.map { InputError(file: $0.path, message: $0.message) }
    report.counts.ignored = listing.ignored
    report.counts.skipped = listing.special + listing.links

    let runner = CheckRunner(checks: checks, context: context(of: texts))
    let cluster = ClusterEvidence(runner.context.inventory)
    let folding = cluster.map { _ in OwnerFolding(&judged, runner.context.inventory) }
    var outcome = judge(judged, runner)
    var traced: [Finding] = []
    for rendered in input.rendered.texts where !rendered.text.objects.isEmpty {
      let part = runner.run(CollectionOfOne(rendered.text))
      traced += rendered.tracer.trace(part.takeFindings())
      outcome.add(part)
    }
    report.findings = outcome.takeFindings()
    if let folding { report.findings = folding.fold(report.findings) }
    traced.leaveToTemplates()
    report.findings += traced
    if !input.rendered.texts.isEmpty { report.findings.settleTraced() }
    // What a cluster gave is in no files.
    report.counts.files = self.cluster == nil ? input.texts.count : 0
    for text in texts {
      report.counts.documents += text.documents
      report.counts.objects += text.objects.count
      report.counts.foreign += text.foreign
      report.errors += text.errors
      report.unassessed += text.unassessed
    }
    report.unassessed += input.rendered.unassessed
    report.unassessed += chartsNotRendered(input)
    if let cluster {
      report.unassessed += cluster.unassessed
      report.warnings += cluster.warnings
      report.warnings += [(kubernetesData ?? .embedded).ageWarning(today)].compactMap(\.self)
      report.provider = cluster.provider(runner.context.inventory)
    }
    report.note(runner, checks, outcome)
    if profile == .cis {
      var evidence = BenchmarkEvidence(runner.context.inventory, checks, runner, outcome.judged)
      evidence.count(report.findings)
      report.benchmarkEvidence = evidence
    }
    report.attest(configuration?.attestations ?? [], today: today)
    report.weigh(by: configuration?.severities ?? [:])
    judgeByWaivers(input, runner, &report)
    report.lockRules(configuration?.rules)
    report.input = input
    return report
  }

  /// What the checks may know of the input.
  func context(of texts: [ReadText]) -> Context {
    Context(
      inventory: Inventory(texts),
      version: version, profile: profile, settings: loaded?.configuration.parameters ?? [:],
      today: today, data: kubernetesData)
  }

  private func judge(_ texts: [ReadText], _ runner: CheckRunner) -> CheckRunner.Outcome {
    let pieces = TextPiece.cut(texts)
    let ranges = batches(of: pieces.count, size: 64) { pieces[$0].objects.count }
    let parts = inParallel(ranges, jobs: jobs) { range in
      let outcome = runner.run(pieces[range])
      if pieces[range].contains(where: { HelmOutput.isPart(of: texts[$0.text]) }) {
        outcome.change { $0.leaveToTemplates() }
      }
      return outcome
    }
    return parts.reduce(into: runner.nothing) { $0.add($1) }
  }
}
