/// How far one object by itself lets a check see. A check that asks for other objects judges what is not there:
/// its answer would be another one beside them, and decides nothing here.
///
/// Belongs to one run of one thread.
final class Horizon: @unchecked Sendable {
  /// Where the run's checks report; set by the run.
  weak var reporter: Reporter?
  /// The checks that asked, by their places among those of the run.
  private(set) var passed: Set<Int> = []

  /// The check that is at work asks for other objects.
  func pass() { if let reporter { passed.insert(reporter.check) } }
}
