import ClusterTestKit
import Synchronization

@testable import ClusterAPI

/// Answers by a recording, without a network.
final class RecordedExchange: Exchange {
  let recording: Recording
  let user: String
  let fault: @Sendable (Request, Int) -> Response?
  private let asked = Mutex<[Request]>([])
  private let paused = Mutex<[Duration]>([])

  init(
    _ recording: Recording, user: String = "admin",
    fault: @escaping @Sendable (Request, Int) -> Response? = { _, _ in nil }
  ) {
    self.recording = recording
    self.user = user
    self.fault = fault
  }

  var requests: [Request] { asked.withLock { $0 } }
  var pauses: [Duration] { paused.withLock { $0 } }

  func send(_ request: Request) async throws(TransportFailure) -> Response {
    let number = asked.withLock { asked in
      asked.append(request)
      return asked.count { $0.path.prefix { $0 != "?" } == request.path.prefix { $0 != "?" } } - 1
    }
    if let response = fault(request, number) { return response }
    let answer = Paging(request.path).page(
      of: recording.answer(user: user, path: request.path, accept: request.accept))
    return Response(
      status: answer.status, headers: answer.headers.map { Header($0.0, $0.1) }, body: answer.body)
  }

  func renewCredential() async throws(TransportFailure) -> Bool { false }

  func pause(_ duration: Duration) async throws(TransportFailure) { paused.withLock { $0.append(duration) } }
}
