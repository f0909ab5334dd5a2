#if Server
  internal import Admission
  internal import Foundation
  internal import Findings
  internal import NIOCore
  internal import Synchronization

  /// Takes the body of a review and gives the body of its answer, within the time there is.
  struct ReviewDesk: Sendable {
    let judge: AdmissionJudge
    let queue: JudgingQueue
    let metrics: ServerMetrics
    let log: LogLines
    /// The day by which waivers are over.
    let today: @Sendable () -> Day?

    enum Deed: Sendable, Equatable {
      /// - Parameter label: The name of the labelled namespaces that is asked about; nil for all others.
      case validate(label: String?)
      case mutate
    }

    enum Result: Sendable {
      case answered([UInt8])
      case invalid(ReviewError)
      case full
      /// Not even the request could be read in time.
      case overrun
    }

    /// What came of the work on another thread.
    private enum Outcome: Sendable {
      case judged(ReviewRequest, AdmissionDecision, JSONPatch?)
      case invalid(ReviewError)
    }

    func answer(
      _ deed: Deed, _ body: [UInt8], on loop: any EventLoop, within time: Duration
    ) async -> Result {
      let start = ContinuousClock.now
      let known = Known()
      let result = await queue.run(on: loop, within: time) { work(deed, body, known) }
      let request: ReviewRequest
      let decision: AdmissionDecision
      var patch: JSONPatch?
      switch result {
      case .full: return .full
      case .done(.invalid(let error)): return .invalid(error)
      case .done(.judged(let read, let made, let change)): (request, decision, patch) = (read, made, change)
      case .overrun:
        metrics.overruns.increment()
        guard let read = known.request.withLock({ $0 }) else { return .overrun }
        request = read
        // A change is a courtesy: without one, the object is judged as it is.
        decision =
          deed == .mutate
          ? AdmissionDecision()
          : judge.failed(read, "the checks took longer than the \(time.milliseconds) ms there were")
      }
      finish(deed, request, decision, patch, ContinuousClock.now - start)
      return .answered(ReviewAnswer(decision, to: request, patch: patch).body)
    }

    /// The request as soon as it is read, for whoever answers where the rest takes too long.
    private final class Known: Sendable {
      let request = Mutex<ReviewRequest?>(nil)
    }

    private func work(_ deed: Deed, _ body: [UInt8], _ known: Known) -> Outcome {
      do throws(ReviewError) {
        var request = try ReviewRequest(reading: body)
        if case .validate(let label) = deed { request.label = label }
        known.request.withLock { [request] in $0 = request }
        switch deed {
        case .validate: return .judged(request, judge.judge(request, today: today()), nil)
        case .mutate: return .judged(request, AdmissionDecision(), judge.patch(request, today: today()))
        }
      } catch {
        return .invalid(error)
      }
    }

    private func finish(
      _ deed: Deed, _ request: ReviewRequest, _ decision: AdmissionDecision, _ patch: JSONPatch?,
      _ duration: Duration
    ) {
      metrics.duration.recordNanoseconds(duration.nanoseconds)
      switch deed {
      case .validate:
        metrics.count(outcome: decision.outcome)
        if decision.failure != nil { metrics.failures.increment() }
      case .mutate: if patch != nil { metrics.changes.increment() }
      }
      guard decision.matters || patch != nil else { return }
      log.line(
        DecisionLog.line(
          request, decision, patch: patch, time: LogLines.now, duration: Int(duration.nanoseconds / 1000)))
    }
  }

  extension Duration {
    var nanoseconds: Int64 {
      components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
    fileprivate var milliseconds: Int64 { nanoseconds / 1_000_000 }
  }
#endif
