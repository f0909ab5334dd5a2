#if Server
  import Checks
  import Findings
  import Guide
  import Hummingbird
  import HummingbirdTesting
  import Kubernetes
  import Testing

  @testable import AdmissionServer

  @Suite("Requests to the webhook") struct RouteTests {
    private let json: HTTPFields = [.contentType: "application/json"]

    @Test("a review is answered, a privileged pod refused, and it is counted and said")
    func review() async throws {
      let lines = Serving.Lines()
      let service = try Serving.service(try Serving.judge(), lines)
      try await service.application.test(.live) { client in
        try await client.execute(
          uri: "/validate?timeout=5s", method: .post, headers: json,
          body: ByteBuffer(string: Serving.review())
        ) { response in
          #expect(response.status == .ok && response.headers[.contentType] == "application/json")
          let answer = try Serving.answer(response.body)
          #expect(!answer.allowed && answer.uid == "u")
          #expect(answer.status?.message.contains("pod/no-privileged") == true)
        }
        // Never an answer by a mode that nobody has written.
        try await client.execute(
          uri: "/validate/sandbox", method: .post, headers: json, body: ByteBuffer(string: Serving.review())
        ) { #expect($0.status == .notFound) }
        try await client.execute(
          uri: "/mutate", method: .post, headers: json, body: ByteBuffer(string: Serving.review())
        ) {
          let answer = try Serving.answer($0.body)
          #expect(answer.allowed)
        }
        try await client.execute(uri: "/metrics", method: .get) { response in
          let text = String(buffer: response.body)
          #expect(text.contains("bulwark_reviews_total{outcome=\"denied\"} 1\n"))
          #expect(text.contains("# TYPE bulwark_review_duration_seconds histogram\n"))
          #expect(text.contains("bulwark_review_duration_seconds_count 2\n"))
        }
      }
      #expect(lines.all.count == 1)
      #expect(lines.all[0].contains(#""outcome":"denied""#) && lines.all[0].contains(#""user":"alice""#))
    }

    @Test("what is no review gets no answer that could be taken for one")
    func bad() async throws {
      let service = try Serving.service(try Serving.judge()) { $0.maxBody = 1000 }
      try await service.application.test(.live) { client in
        func status(
          _ body: String, _ type: String? = "application/json", _ path: String = "/validate",
          _ method: HTTPRequest.Method = .post
        ) async throws -> Int {
          var headers = HTTPFields()
          headers[.contentType] = type
          return try await client.execute(
            uri: path, method: method, headers: headers, body: ByteBuffer(string: body)
          ) {
            #expect(!String(buffer: $0.body).contains("allowed"))
            return $0.status.code
          }
        }
        func holds(_ code: Int, _ found: Int) { #expect(found == code) }
        for body in [
          "", "{", "[]", "{}", "null", #"{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v9"}"#,
        ] {
          try await holds(400, status(body))
        }
        try await holds(415, status(Serving.review(), "text/plain"))
        try await holds(415, status(Serving.review(), nil))
        try await holds(413, status(String(repeating: " ", count: 1001)))
        try await holds(405, status("", "application/json", "/validate", .get))
        try await holds(404, status("", nil, "/", .get))
        try await holds(405, status("", nil, "/metrics", .post))
      }
    }

    @Test("it lives and is ready")
    func probes() async throws {
      let service = try Serving.service(try Serving.judge())
      try await service.application.test(.live) { client in
        for path in ["/livez", "/readyz"] {
          try await client.execute(uri: path, method: .get) { #expect($0.status == .ok) }
        }
      }
    }

    /// A check that takes its time.
    private struct Slow: WorkloadCheck {
      static let about = About(
        id: "pod/slow", severity: .low, title: "", why: "", scope: .pods, fails: [], passes: [])
      func check(_ workload: Workload, in context: Context, report: Reporter) {
        let end = ContinuousClock.now + .seconds(1)
        while ContinuousClock.now < end {}
      }
    }

    @Test(
      "a check that overruns is answered by the mode, and counted",
      arguments: [("enforce", false), ("warn", true)])
    func overrun(_ mode: String, _ isAllowed: Bool) async throws {
      let lines = Serving.Lines()
      let judge = try Serving.judge("admission: {mode: \(mode)}", checks: [Slow()])
      let service = try Serving.service(judge, lines)
      try await service.application.test(.live) { client in
        try await client.execute(
          uri: "/validate?timeout=300ms", method: .post, headers: json,
          body: ByteBuffer(string: Serving.review())
        ) { response in
          let answer = try Serving.answer(response.body)
          #expect(answer.allowed == isAllowed)
          let reason = answer.status?.message ?? answer.warnings?.first ?? ""
          #expect(reason.contains("the checks took longer than"))
        }
        try await client.execute(uri: "/metrics", method: .get) {
          let text = String(buffer: $0.body)
          #expect(text.contains("bulwark_overruns_total 1\n") && text.contains("bulwark_failures_total 1\n"))
        }
      }
      #expect(lines.all.first?.contains("\"failure\"") == true)
    }

    @Test("what does not fit into the queue is turned away")
    func shed() async throws {
      let judge = try Serving.judge(checks: [Slow()])
      let service = try Serving.service(judge) { ($0.workers, $0.queue) = (1, 1) }
      try await service.application.test(.live) { client in
        let codes = try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<12 {
            group.addTask {
              try await client.execute(
                uri: "/validate?timeout=1s", method: .post, headers: json,
                body: ByteBuffer(string: Serving.review())
              ) { response in
                if response.status == .tooManyRequests { #expect(response.headers[.retryAfter] == "1") }
                return response.status.code
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        let shed = codes.count { $0 == 429 }
        #expect(shed > 0 && codes.allSatisfy { [200, 429, 503].contains($0) })
        try await client.execute(uri: "/metrics", method: .get) {
          #expect(String(buffer: $0.body).contains("bulwark_shed_total \(shed)\n"))
        }
      }
    }
  }
#endif
