public import Findings

/// An owned statement, for a time, that a recommendation is kept which no manifest can show: who holds the
/// emergency account, how logs are kept. A class, because a verdict, a finding and a report point at one.
public final class Attestation: Sendable {
  /// The id of the recommendation.
  public let recommendation: String
  /// How it is kept.
  public let answer: String
  public let owner: String
  /// Where it can be looked up: a link, a hash.
  public let evidence: String?
  /// The day on which it was made.
  public let date: Day
  /// The last day on which it holds.
  public let expires: Day
  /// Where it is written.
  public let place: Place
  /// The configuration that it is written in.
  public let subject: Subject

  init(
    recommendation: String, answer: String, owner: String, evidence: String?, date: Day, expires: Day,
    place: Place, subject: Subject
  ) {
    self.recommendation = recommendation
    self.answer = answer
    self.owner = owner
    self.evidence = evidence
    self.date = date
    self.expires = expires
    self.place = place
    self.subject = subject
  }

  /// Whether its last day is over.
  public func isExpired(on today: Day?) -> Bool { today.map { expires < $0 } ?? false }
}
