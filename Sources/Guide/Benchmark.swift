/// Sections 1 to 5 of the CIS Kubernetes Benchmark: control plane, etcd, control plane configuration, worker
/// nodes, policies. The numbers are those of edition 1.12; the subjects are told in our own words.
public enum Benchmark {
  public static let edition = "1.12"

  /// In the order of the benchmark. Read on first use, never at start.
  public static let parts: [Part] = readBenchmark(benchmarkRecords)

  /// The items that a check answers for.
  public static func numbers(ofCheck id: String) -> [String] {
    parts.flatMap(\.items).filter { $0.judges.contains { $0.takes(id) } }.map(\.number)
  }

  /// A part of a section, with its items.
  public struct Part: Sendable {
    /// `1.2`, or `2`: that section has no parts.
    public let number: String
    public let title: String
    public fileprivate(set) var items: [Item] = []
  }

  public struct Item: Sendable {
    /// `1.2.9`, or `2.7`.
    public let number: String
    /// What it asks for.
    public let title: String
    public let judges: [Judge]
    /// Whose settings it speaks of, where its checks look at more than that.
    public let evidence: Evidence?

    /// Only a person can tell.
    public var isManual: Bool { judges.isEmpty }

    /// The guidance does not ask for it.
    public var isBeyondGuidance: Bool {
      isManual
        ? !Catalogue.recommendations.contains { $0.maps.cis.contains(number) }
        : judges.allSatisfy { $0.check.hasPrefix("cis/") }
    }
  }

  /// A check that answers for an item, in whole or in part.
  public struct Judge: Sendable {
    /// The id of a check; that of a recommendation stands for all of its checks where `takesFiner`.
    public let check: String
    public let takesFiner: Bool
    /// Of its findings, those with one of these discriminators; all of them where there are none.
    public let discriminators: [String]

    public func takes(_ id: String) -> Bool {
      id == check || takesFiner && id.hasPrefix(check) && id.dropFirst(check.count).first == "/"
    }
  }

  public enum Evidence: Sendable, Hashable {
    /// The flags and configuration of a component, by its name.
    case component(String)
    /// The files of a node with one of these roles, whose path has a part in it.
    case files(roles: [String], part: String)
  }
}

/// Reads lines of parts and items, `number | title | evidence` and `number | title | checks | evidence`.
///
/// What an item does not say of evidence is said by its part; `-` is none. Checks stand behind commas, each with the
/// discriminators that count behind blanks, and `*` behind a recommendation for all of its checks.
private func readBenchmark(_ text: String) -> [Benchmark.Part] {
  var parts: [Benchmark.Part] = []
  var common: Benchmark.Evidence?
  for line in text.split(separator: "\n") {
    let fields = line.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map(trimmed)
    guard fields.count > 2 else { continue }
    let evidence = fields[fields.count - 1]
    if fields.count == 3 {
      common = readEvidence(evidence)
      parts.append(Benchmark.Part(number: fields[0], title: fields[1]))
    } else if !parts.isEmpty {
      parts[parts.count - 1].items.append(
        Benchmark.Item(
          number: fields[0], title: fields[1],
          judges: fields[2].split(separator: ",").compactMap(readJudge),
          evidence: evidence.isEmpty ? common : readEvidence(evidence)))
    }
  }
  return parts
}

private func readJudge(_ text: Substring) -> Benchmark.Judge? {
  let words = text.split(separator: " ").map(String.init)
  guard let name = words.first else { return nil }
  let takesFiner = name.hasSuffix("*")
  return Benchmark.Judge(
    check: takesFiner ? String(name.dropLast()) : name, takesFiner: takesFiner,
    discriminators: Array(words.dropFirst()))
}

private func readEvidence(_ text: String) -> Benchmark.Evidence? {
  let words = text.split(separator: " ").map(String.init)
  guard let first = words.first, first != "-" else { return nil }
  guard first == "files" else { return .component(first) }
  return .files(
    roles: words.dropFirst().first.map { $0.split(separator: ",").map(String.init) } ?? [],
    part: words.count > 2 ? words[2] : "")
}

extension Recommendation {
  /// The numbers under which the benchmark treats the subject, in its order: those of items, not of whole parts.
  public var benchmarkItems: [String] {
    maps.cis.compactMap { number in orderInBenchmark(number).map { (number, $0) } }.sorted { $0.1 < $1.1 }
      .map(\.0)
  }

  /// The place of the first of them within the benchmark.
  public var benchmarkOrder: Int? { maps.cis.compactMap(orderInBenchmark).min() }
}

/// The place of an item within sections 1 to 5; nil for the number of a section or of its part.
private func orderInBenchmark(_ number: String) -> Int? {
  let parts = number.split(separator: ".").compactMap { Int($0) }
  guard let section = parts.first, (1...5).contains(section), parts.count == (section == 2 ? 2 : 3) else {
    return nil
  }
  return (section * 1000 + (parts.count == 2 ? 0 : parts[1])) * 1000 + parts[parts.count - 1]
}
