public import Checks
internal import Documents
public import Findings
public import Kubernetes

/// A scan of files: what to look at, with which checks.
public struct Scan: Sendable {
  public var paths: [String]
  public var profile = Profile.nsa
  public var version = KubernetesVersion.latest
  /// The checks to run, of those the profile has.
  public var checks: [any Check] = Registry.checks
  public var respectGitignore = true
  /// Batches that run at the same time.
  public var jobs = 1
  /// Called now and then with the number of files read and of all files.
  public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  public init(paths: [String]) { self.paths = paths }

  /// Reads, judges, and gives the report. Nothing that is wrong with the input stops it.
  public func run() async -> Report {
    let listing = FileWalk(respectGitignore: respectGitignore).listing(of: paths)
    var report = Report(profile: profile, version: version)
    report.errors = listing.errors.map { InputError(file: $0.path, message: $0.message) }
    report.counts.ignored = listing.ignored
    report.counts.skipped = listing.special + listing.links

    let texts = await read(listing)
    let inventory = Inventory(
      objects: texts.flatMap(\.objects), workloads: texts.flatMap(\.workloads))
    let runner = CheckRunner(
      checks: checks, context: Context(inventory: inventory, version: version, profile: profile))
    var judged = [Int](repeating: 0, count: runner.checkIDs.count)
    for outcome in await judge(texts, runner) {
      report.findings += outcome.findings
      for (index, count) in outcome.judged.enumerated() { judged[index] += count }
    }
    for text in texts {
      report.counts.files += 1
      report.counts.documents += text.documents
      report.counts.objects += text.objects.count
      report.counts.foreign += text.foreign
      report.errors += text.errors
      report.unassessed += text.unassessed
    }
    report.unassessed += chartsNotRendered(listing, texts)
    report.note(runner, checks, judged: judged)
    return report
  }

  // MARK: Reading

  private func read(_ listing: Listing) async -> [ReadText] {
    var kustomizations = Kustomizations()
    let plain = Intake(kustomizations: kustomizations)
    for file in listing.files where file.isKustomization {
      for document in plain.read(file).tree?.documents ?? [] { kustomizations.add(document, path: file.path) }
    }
    let intake = Intake(kustomizations: kustomizations)
    let files = listing.files
    return await inBatches(of: files.count, weight: { files[$0].size }) { range in
      files[range].map(intake.read)
    }
  }

  private func chartsNotRendered(_ listing: Listing, _ texts: [ReadText]) -> [Unassessed] {
    var templates: [Int: Int] = [:]
    for text in texts {
      if let chart = text.templateOfChart { templates[chart, default: 0] += 1 }
    }
    return listing.charts.indices.compactMap { index in
      guard let count = templates[index] else { return nil }
      let path = listing.charts[index].path
      let files = count == 1 ? "1 template" : "\(count) templates"
      return Unassessed(
        file: path.hasSuffix("/") ? path : path + "/", line: nil, reason: .chartNotRendered,
        message: "\(files) not rendered; scan the output of `helm template`, or pass --allow-unrendered")
    }
  }

  // MARK: Judging

  private func judge(_ texts: [ReadText], _ runner: CheckRunner) async -> [CheckRunner.Outcome] {
    await inBatches(of: texts.count, weight: { texts[$0].objects.count * 4096 }) { range in
      let batch = texts[range]
      return batch.map { text in
        guard !text.objects.isEmpty else {
          return CheckRunner.Outcome(judged: Array(repeating: 0, count: runner.checkIDs.count))
        }
        var outcome = runner.run(
          objects: text.objects, workloads: text.workloads, trees: text.tree.map { [$0] } ?? [])
        outcome.findings.sortByPlace()
        return outcome
      }
    }
  }

  /// Runs `body` over ranges of `0..<count`, `jobs` at a time, and joins the results in order. Ranges
  /// are cut by weight, so that one large file does not wait for many small ones.
  private func inBatches<T: Sendable>(
    of count: Int, weight: (Int) -> Int, body: @escaping @Sendable (Range<Int>) -> [T]
  ) async -> [T] {
    var ranges: [Range<Int>] = []
    var start = 0
    var sum = 0
    for index in 0..<count {
      sum += weight(index) + 4096
      if sum >= 256 << 10 || index + 1 - start >= 64 {
        ranges.append(start..<index + 1)
        start = index + 1
        sum = 0
      }
    }
    if start < count { ranges.append(start..<count) }
    guard jobs > 1, ranges.count > 1 else {
      var results: [T] = []
      for range in ranges {
        results += body(range)
        progress?(range.upperBound, count)
      }
      return results
    }
    let batches = ranges
    return await withTaskGroup(of: (Int, [T]).self) { group in
      var results = [[T]](repeating: [], count: batches.count)
      var next = 0
      func start(_ group: inout TaskGroup<(Int, [T])>) {
        guard next < batches.count else { return }
        let index = next
        next += 1
        group.addTask { (index, body(batches[index])) }
      }
      for _ in 0..<jobs { start(&group) }
      var done = 0
      for await (index, part) in group {
        results[index] = part
        done += batches[index].count
        progress?(done, count)
        start(&group)
      }
      return results.flatMap { $0 }
    }
  }
}

extension [Finding] {
  /// The order of the report within one file: offset, check, discriminator.
  mutating func sortByPlace() {
    guard count > 1 else { return }
    let keys = map { $0.place.range.lowerBound }
    let order = indices.sorted { a, b in
      if keys[a] != keys[b] { return keys[a] < keys[b] }
      if self[a].check != self[b].check { return self[a].check < self[b].check }
      let (left, right) = (self[a].discriminator ?? "", self[b].discriminator ?? "")
      return left != right ? left < right : a < b
    }
    self = order.map { self[$0] }
  }
}
