internal import Documents
public import Findings
internal import Guide
internal import Kubernetes

/// What is known on some day of releases: until when they are mended, and what is wrong with those that are not the
/// newest. It ages, so it bears its date, and a newer one can take its place (`--kubernetes-data`).
public struct KubernetesData: Sendable {
  /// The day on which it was true.
  public var date: Day
  /// The day up to which flaws were gathered, where that is another.
  public var flawsDate: Day
  /// The minor versions of Kubernetes that the project mends, and some that it mended.
  var minors: [Minor] = []
  var runtimes: [Runtime] = []
  var flaws: [KnownFlaw] = []

  init(date: Day) { (self.date, flawsDate) = (date, date) }

  struct Minor: Sendable {
    let number: ReleaseNumber
    /// The newest patch.
    let patch: Int
    /// The last day on which it is mended.
    let end: Day
  }

  /// A container runtime.
  struct Runtime: Sendable {
    /// As nodes call it: `containerd`.
    let name: String
    let releases: [(numbers: [Int], end: Day)]
  }

  /// What the program brings along.
  public static let embedded: KubernetesData = {
    do throws(KubernetesDataError) {
      return try KubernetesData(reading: embeddedFile, name: "the embedded data")
    } catch {
      preconditionFailure("the embedded data: \(error.faults.map(\.message))")
    }
  }()

  /// What to say of data that is older than half a year, in which flaws have come to light that it does not hold.
  public func ageWarning(_ today: Day?) -> String? {
    let oldest = min(date, flawsDate)
    guard let today, oldest.advanced(by: 182) < today else { return nil }
    return
      "what is known of releases and their flaws is of \(oldest), \(oldest.days(until: today)) days old; --kubernetes-data renews it"
  }

  /// The oldest minor version that is mended, on the day of a run where that is known.
  func oldestMended(_ today: Day?) -> ReleaseNumber? {
    minors.filter { $0.end >= today ?? date }.map(\.number).min()
  }

  /// Whether the project mends a version no more.
  func isOver(_ version: ReleaseNumber, _ today: Day?) -> Bool {
    guard let oldest = oldestMended(today) else { return false }
    return (version.major, version.minor) < (oldest.major, oldest.minor)
  }

  /// Why a version of Kubernetes is not safe to stay with; nil where it is, or nobody here knows it.
  func fault(_ version: ReleaseNumber, _ today: Day?) -> String? {
    let name = "\(version.major).\(version.minor)"
    let row = minors.first { ($0.number.major, $0.number.minor) == (version.major, version.minor) }
    if isOver(version, today) {
      let when = row.map { "since \($0.end)" } ?? "as of \(date)"
      let vendor = version.isOfVendor ? "; whether its vendor still does is for its vendor to say" : ""
      return "is Kubernetes \(name), which the project mends no more (\(when))\(vendor)"
    }
    guard !version.isOfVendor, let row, version.patch < row.patch else { return nil }
    return "is Kubernetes \(name).\(version.patch), and \(name).\(row.patch) has come (as of \(date))"
  }
}
