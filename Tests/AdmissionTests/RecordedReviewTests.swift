import Admission
import Documents
import Foundation
import Testing

/// The reviews that a real API server sent.
@Suite("Recorded reviews") struct RecordedReviewTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/recorded/apiserver-1.36/admission/reviews.jsonl").standardizedFileURL
    .path

  private static let lines = (FileManager.default.contents(atPath: file) ?? Data())
    .split(separator: UInt8(ascii: "\n")).map { Array($0) }

  @Test("each is read, judged and answered", .enabled(if: !lines.isEmpty, "no recording at \(file)"))
  func all() throws {
    let judge = try Reviews.judge("admission: {mutate: [pod]}")
    var outcomes: [String: Int] = [:]
    for line in Self.lines {
      let review = try #require(parse(line, name: "line", claim: .json).documents.first?["review"])
      let request = try ReviewRequest(reading: Array(Reviews.json(review).utf8))
      let decision = judge.judge(request, today: nil)
      outcomes[decision.outcome, default: 0] += 1
      #expect(decision.failure == nil, "\(request.target) \(request.name)")
      let answer = try Reviews.answer(decision, to: request, patch: judge.patch(request, today: nil))
      #expect(answer["uid"]?.text == request.uid)
      if request.operation == .delete || request.subresource == "scale" {
        #expect(decision.outcome == "allowed")
      }
      if request.name == "privileged", request.operation == .create { #expect(!decision.isAllowed) }
    }
    #expect(Self.lines.count >= 122)
    #expect(outcomes["denied", default: 0] > 20 && outcomes["allowed", default: 0] > 10, "\(outcomes)")
  }
}
