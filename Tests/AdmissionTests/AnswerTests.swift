import Admission
import Documents
import Testing

@Suite("Answers") struct AnswerTests {
  @Test("names of the object are shown harmless, and in one line each")
  func escaped() throws {
    let name = "a\u{1B}[31m\u{202E}\n- evil"
    let pod =
      #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":\#(Reviews.quoted(name)),"namespace":"shop"},"spec":{"hostPID":true,"containers":[{"name":\#(Reviews.quoted(name)),"securityContext":{"privileged":true}}]}}"#
    let request = try Reviews.request(object: pod, resource: "pods")
    let decision = try Reviews.judge().judge(request, today: nil)
    let answer = try Reviews.answer(decision, to: request)
    let message = try #require(answer["status"]?["message"]?.text)
    #expect(message.contains(#"\u{1B}"#) && message.contains(#"\u{202E}"#))
    #expect(!message.contains("\u{1B}") && !message.contains("\n- evil"))
    for warning in answer["warnings"]?.children.compactMap(\.text) ?? [] {
      #expect(!warning.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
    let line = String(decoding: DecisionLog.line(request, decision, time: "t", duration: 1), as: UTF8.self)
    #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
  }

  @Test("an object of a thousand bad containers gets an answer of bounded length")
  func bounded() throws {
    let containers = (0..<1000).map { #"{"name":"c\#($0)","securityContext":{"privileged":true}}"# }
    let pod =
      #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[\#(containers.joined(separator: ","))]}}"#
    let request = try Reviews.request(object: pod, resource: "pods")
    let answer = try Reviews.answer(try Reviews.judge().judge(request, today: nil), to: request)
    let message = try #require(answer["status"]?["message"]?.text)
    #expect(message.utf8.count < 40_000 && message.contains("more; `bulwark scan` shows all"))
    let warnings = answer["warnings"]?.children.compactMap(\.text) ?? []
    #expect(warnings.allSatisfy { $0.utf8.count <= 256 })
    #expect(warnings.reduce(0) { $0 + $1.utf8.count } <= 4096 && warnings.count > 3)
    for note in answer["auditAnnotations"]?.children.compactMap(\.text) ?? [] {
      #expect(note.utf8.count <= 4000)
    }
  }

  @Test("a text is cut at whole characters", arguments: 3...30)
  func cut(_ limit: Int) throws {
    let grant = try Reviews.judge("admission: {exempt: {users: ['*']}}")
    let user = String(repeating: "é😀", count: 200 + limit)
    let request = try Reviews.request(object: "{}", resource: "pods", user: user)
    let note = try #require(
      try Reviews.answer(grant.judge(request, today: nil), to: request)["auditAnnotations"]?["exempt"]?.text)
    #expect(!note.contains("\u{FFFD}") && note.hasSuffix("…"))
  }

  @Test("no log line holds a secret of the object")
  func secrets() throws {
    let pod = """
      apiVersion: v1
      kind: Pod
      metadata: {name: a, namespace: shop}
      spec:
        hostPID: true
        containers:
        - name: a
          image: b
          env: [{name: DB_PASSWORD, value: hunter2-correct-horse}]
          args: ["--token=ghp_abcdefghijklmnopqrstuvwxyz0123456789"]
      """
    let request = try Reviews.review(pod)
    let decision = try Reviews.judge("fail-on: low").judge(request, today: nil)
    #expect(decision.refusedChecks.contains("secrets/use-secrets"))
    let line = String(decoding: DecisionLog.line(request, decision, time: "t", duration: 1), as: UTF8.self)
    let answer = String(decoding: ReviewAnswer(decision, to: request).body, as: UTF8.self)
    for text in [line, answer] { #expect(!text.contains("hunter2") && !text.contains("ghp_abc")) }
  }
}
