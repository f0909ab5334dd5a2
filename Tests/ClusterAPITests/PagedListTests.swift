import Testing

@testable import ClusterAPI

@Suite("Paged lists") struct PagedListTests {
  private static let pods = ServedResource(
    group: "", version: "v1", name: "pods", kind: "Pod", isNamespaced: true)

  private func list(namespace: String? = nil, isMetadataOnly: Bool = false) -> PagedList {
    PagedList(.init(resource: Self.pods, namespace: namespace, isMetadataOnly: isMetadataOnly))
  }

  private func page(_ names: [String], next: String = "", version: String = "7") -> Response {
    let items = names.map { #"{"metadata":{"name":"\#($0)","namespace":"n"}}"# }.joined(separator: ",")
    return answer(
      200,
      #"{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"\#(version)","continue":"\#(next)"},"items":[\#(items)]}"#
    )
  }

  private func answer(_ status: Int, _ body: String = "", _ headers: [Header] = []) -> Response {
    Response(status: status, headers: headers, body: Array(body.utf8))
  }

  private func text(_ list: PagedList) -> String {
    list.texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }

  private func path(_ action: PagedList.Action) -> String? {
    if case .request(let request) = action { request.path } else { nil }
  }

  @Test("asks for five hundred at a time, and for the next page by the server's word")
  func pages() {
    var list = list()
    #expect(list.first.path == "/api/v1/pods?limit=500")
    #expect(path(list.take(page(["a"], next: "x/+="))) == "/api/v1/pods?limit=500&continue=x%2F%2B%3D")
    #expect(list.take(page(["b"])) == .done)
    #expect(list.count == 2 && !list.isInconsistent)
    #expect(
      text(list)
        == #"{"apiVersion":"v1","kind":"List","items":["#
        + #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","namespace":"n"}}]}"# + "\n"
        + #"{"apiVersion":"v1","kind":"List","items":["#
        + #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"b","namespace":"n"}}]}"#)
  }

  @Test("of one namespace; of Secrets the metadata, and nothing else is taken for it")
  func requests() {
    #expect(list(namespace: "shop").first.path == "/api/v1/namespaces/shop/pods?limit=500")
    var secrets = list(isMetadataOnly: true)
    #expect(!secrets.first.accept.contains(",application/json"))
    #expect(secrets.take(page(["a"])) == .failed("the answer is a PodList, not the list"))
  }

  @Test("410 begins anew, and what was read is forgotten; in the end it goes on from where the server was")
  func expiry() {
    let expired = answer(
      410,
      #"{"kind":"Status","metadata":{"continue":"later"},"message":"too old","reason":"Expired","code":410}"#)
    var list = list()
    for _ in 0..<3 {
      _ = list.take(page(["a"], next: "b"))
      #expect(path(list.take(expired)) == "/api/v1/pods?limit=500")
      #expect(list.count == 0)
    }
    _ = list.take(page(["a"], next: "b"))
    #expect(path(list.take(expired)) == "/api/v1/pods?limit=500&continue=later")
    #expect(list.take(page(["a", "c"], version: "9")) == .done)
    #expect(list.count == 2 && list.isInconsistent)
  }

  @Test("a list that changes between the pages is said to, and an object counts once")
  func changes() {
    var list = list()
    _ = list.take(page(["a", "b"], next: "x", version: "7"))
    #expect(list.take(page(["b", "c"], version: "8")) == .done)
    #expect(list.count == 3 && list.isInconsistent)
  }

  @Test("a server that repeats a page is asked no more")
  func repeated() {
    var list = list()
    _ = list.take(page(["a"], next: "x"))
    #expect(list.take(page(["a"], next: "x")) == .failed("the server repeats a page of the list"))
  }

  @Test("a busy server says when to come again, within bounds")
  func busy() {
    var list = list()
    let soon = answer(429, "", [Header("Retry-After", "2")])
    #expect(list.take(soon) == .wait(.seconds(2), list.first))
    #expect(list.take(answer(429, "", [Header("retry-after", "86400")])) == .wait(.seconds(60), list.first))
    #expect(list.take(answer(429, "", [Header("Retry-After", "soon")])) == .wait(.seconds(1), list.first))
    var last = PagedList.Action.done
    for _ in 0..<40 { last = list.take(soon) }
    #expect(last == .failed("the server answers 429"))
  }

  @Test("errors of the server are borne, each time longer, five in a row; an answer sets that back")
  func errors() {
    var list = list()
    for pause in [250, 500, 1000, 2000] {
      #expect(list.take(answer(500)) == .wait(.milliseconds(pause), list.first))
    }
    _ = list.take(page(["a"], next: "x"))
    #expect(list.take(answer(503)) != .failed("the server answers 503"))
    for _ in 0..<3 { _ = list.take(.connection("broke")) }
    #expect(list.take(answer(500, "etcd is down\nx")) == .failed("the server answers 500: etcd is down"))
    var other = self.list()
    #expect(other.take(.trust("no")) == .failed("no"))
    #expect(other.take(.tooLarge(limit: 1 << 20)) == .failed("the answer has more than 1 MB"))
  }

  @Test("401 renews the credential once; 403 is no error; 404 is an empty list; redirects lead nowhere")
  func refusals() {
    var list = list()
    #expect(list.take(answer(401)) == .renewCredential(list.first))
    #expect(list.take(answer(401)) == .failed("the server does not know who asks (401 Unauthorized)"))
    var other = self.list()
    #expect(
      other.take(answer(403, #"{"kind":"Status","message":"pods is forbidden"}"#))
        == .forbidden("pods is forbidden (403)"))
    #expect(other.take(answer(404)) == .done)
    let moved = answer(302, "", [Header("Location", "https://evil.example")])
    #expect(
      other.take(moved)
        == .failed("the server redirects to https://evil.example; credentials follow no redirect"))
  }

  @Test(
    "what is no list is said to be none",
    arguments: [
      "", "[]", "{", "null", "{\"items\":{}}", #"{"kind":"Pod","items":[]}"#,
      #"{"kind":"NodeList","items":[]}"#, #"{"kind":"PodList"}"#, #"{"kind":"PodList","items":[]} x"#,
      #"{"kind":"PodList","items":[],"items":[]}"#, #"{"kind":"PodList","items":[{"metadata":{"name":"a"}]}"#,
      #"{"kind":"PodList","items":[{"metadata":{"name":"a"#,
      #"{"kind":"PodList","items":[{"spec":{"a":[{"b":"c\"#,
      #"{"kind":"PodList","items":[{"d\u0061ta":{"password":"hunter2"}}]}"#,
      #"{"kind":"PodList" "items":[]}"#,
    ]
  )
  func garbage(text: String) {
    var list = list()
    guard case .failed = list.take(answer(200, text)) else { return #expect(Bool(false), "taken for a list") }
  }

  @Test("a list without items is empty")
  func empty() {
    var list = list()
    #expect(list.take(answer(200, #"{"kind":"PodList","items":null}"#)) == .done)
    #expect(list.count == 0)
  }

  @Test("a page that is cut anywhere is no list, and its objects are not half there")
  func cut() {
    let whole = page(["a", "b"]).body
    for length in 0..<whole.count {
      var list = list()
      guard case .failed = list.take(Response(status: 200, headers: [], body: Array(whole.prefix(length))))
      else {
        Issue.record("taken for a list: \(length) bytes")
        return
      }
      #expect(list.count == 0 && list.texts.isEmpty)
    }
  }
}
