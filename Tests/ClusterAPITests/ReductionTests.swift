import Documents
import Testing

@testable import ClusterAPI

@Suite("Reduction of what is read") struct ReductionTests {
  private func reduced(_ item: String, _ name: String = "pods", kind: String = "Pod", group: String = "")
    throws -> String
  {
    let resource = ServedResource(group: group, version: "v1", name: name, kind: kind, isNamespaced: true)
    var reduction = Reduction(resource)
    let isKept = try Array(item.utf8).withUnsafeBufferPointer { bytes in
      var cursor = JSONCursor(bytes)
      let isKept = try reduction.append(&cursor)
      try cursor.end()
      return isKept
    }
    #expect(isKept)
    let text = reduction.text
    let again = parse(text, name: "reduced", claim: .json)
    #expect(again.errors.isEmpty)
    return String(decoding: text, as: UTF8.self)
  }

  @Test("who changed what and what was applied last are left out, and most of the status")
  func pod() throws {
    let text = try reduced(
      #"""
      {"metadata":{"name":"a","uid":"1","managedFields":[{"manager":"x"}],"annotations":
        {"kubectl.kubernetes.io/last-applied-configuration":"{\"s\":\"hunter2\"}","a\"b":"c","d":"e"}},
       "spec":{"containers":[{"name":"c", "image":"i"}]},
       "status":{"phase":"Running","conditions":[1],"containerStatuses":[{"name":"c","image":"i","imageID":"d","state":{}}]}}
      """#)
    #expect(
      text
        == #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","annotations":"#
        + #"{"kubectl.kubernetes.io/last-applied-configuration":"","a\"b":"","d":"e"}},"#
        + #""spec":{"containers":[{"name":"c", "image":"i"}]},"#
        + #""status":{"phase":"Running","containerStatuses":[{"name":"c","image":"i","imageID":"d"}]}}"#)
  }

  @Test("the values of Secrets never stay, whatever the server sends")
  func secret() throws {
    let text = try reduced(
      #"{"kind":"x","metadata":{"name":"s"},"data":{"k":"aHVudGVyMg=="},"stringData":{"l":"hunter2"},"type":"Opaque","odd":"hunter2"}"#,
      "secrets", kind: "Secret")
    #expect(
      text
        == #"{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"data":{"k":""},"stringData":{"l":""},"type":"Opaque"}"#
    )
  }

  @Test("a token of an account is known by what the controller notes on it")
  func accountToken() throws {
    let text = try reduced(
      #"{"metadata":{"name":"s","annotations":{"kubernetes.io/service-account.uid":"1"}}}"#, "secrets",
      kind: "Secret")
    #expect(text.hasSuffix(#","type":"kubernetes.io/service-account-token"}"#))
  }

  @Test("the schemas of definitions are left out")
  func definition() throws {
    let text = try reduced(
      #"{"metadata":{"name":"a"},"spec":{"group":"g","versions":[{"name":"v1","served":true,"schema":{"x":1}}]}}"#,
      "customresourcedefinitions", kind: "CustomResourceDefinition", group: "apiextensions.k8s.io")
    #expect(text.hasSuffix(#""spec":{"group":"g","versions":[{"name":"v1","served":true}]}}"#))
  }

  @Test(
    "odd shapes do not break the text",
    arguments: [
      "{}", #"{"metadata":null,"status":[]}"#,
      #"{"metadata":[1],"status":{"phase":null,"containerStatuses":[1]}}"#,
    ])
  func odd(text: String) throws { _ = try reduced(text) }

  @Test("what was applied last does not stay, however its name is written")
  func escapes() throws {
    let text = try reduced(
      #"{"metadata":{"annotations":{"kubectl.kubernetes.io/last\u002dapplied-configuration":"hunter2"}}}"#)
    #expect(!text.contains("hunter2"))
    #expect(throws: JSONCursor.Malformed.self) {
      _ = try self.reduced(#"{"st\u0061tus":{"secret":"hunter2"}}"#)
    }
  }
}
