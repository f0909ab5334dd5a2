import Admission
import Documents
import Testing

@Suite("Reading reviews") struct ReadingTests {
  @Test(
    "what is no review is refused, with the reason",
    arguments: [
      ("", "must be one JSON object"), ("{", "no JSON"), ("[]", "must be one JSON object"),
      ("null", "one JSON object"),
      ("{}", "kind must be"), (#"{"kind":"AdmissionReview"}"#, "apiVersion must be"),
      (#"{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1beta1"}"#, "apiVersion must be"),
      (#"{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1"}"#, "request must be"),
      (#"{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":[]}"#, "request must be"),
      (
        #"{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{}}"#, "operation is missing"
      ),
      ("{}{}", "one JSON object"), ("\u{feff}", "one JSON object"),
    ])
  func invalid(_ body: String, _ reason: String) {
    let error = #expect(throws: ReviewError.self) { try ReviewRequest(reading: Array(body.utf8)) }
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
  }

  @Test(
    "each field that is missing or of another type is an error",
    arguments: [
      (#""uid":"u-1""#, #""uid":"""#), (#""uid":"u-1""#, #""uid":7"#),
      (#""operation":"CREATE""#, #""operation":"PATCH""#),
      (#""userInfo":{"#, #""user":{"#), (#""object":{}"#, #""object":null"#),
      (#""object":{}"#, #""object":"x""#),
      (#""name":"x""#, #""name":{}"#), (#""resource":"pods""#, #""resource":null"#),
      (#""oldObject":null"#, #""oldObject":[1]"#),
    ])
  func fields(_ good: String, _ bad: String) {
    let body = Reviews.body(object: "{}", resource: "pods")
    #expect(body.contains(good))
    #expect(throws: Never.self) { try ReviewRequest(reading: Array(body.utf8)) }
    #expect(throws: ReviewError.self) {
      try ReviewRequest(reading: Array(body.replacing(good, with: bad).utf8))
    }
  }

  @Test("nesting is bounded while it is read")
  func depth() {
    func body(_ depth: Int) -> [UInt8] {
      let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      return Array(Reviews.body(object: "{\"a\":\(deep)}", resource: "pods").utf8)
    }
    #expect(throws: Never.self) { try ReviewRequest(reading: body(400)) }
    let error = #expect(throws: ReviewError.self) { try ReviewRequest(reading: body(520)) }
    #expect(error?.message.contains("no JSON") == true)
    #expect(throws: ReviewError.self) {
      try ReviewRequest(reading: Array(String(repeating: "{\"a\":", count: 50_000).utf8))
    }
  }

  @Test("bytes drawn by lot, and reviews with bytes changed, are refused or judged, and never crash")
  func hostile() throws {
    let body = Array(
      Reviews.body(
        object: #"{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"name":"a"}]}}"#, resource: "pods"
      ).utf8)
    var generator = SystemRandomNumberGenerator()
    let judge = try Reviews.judge()
    for _ in 0..<2000 {
      var bytes = body
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      if let request = try? ReviewRequest(reading: bytes) { _ = judge.judge(request, today: nil) }
    }
  }
}
