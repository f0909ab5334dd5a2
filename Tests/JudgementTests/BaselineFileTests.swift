import Foundation
import Judgement
import Testing

@Suite("Baseline file") struct BaselineFileTests {
  private let entry = Baseline.Entry(
    check: "pod/non-root", subject: "Pod a, container c", fingerprint: "0123456789abcdef")

  private func message(_ text: String) -> String {
    do throws(BaselineError) {
      _ = try Baseline(reading: Array(text.utf8), name: "b.json")
      return "read"
    } catch {
      return error.description
    }
  }

  @Test("one finding a line, sorted, and read as it was written")
  func roundTrip() throws {
    let evil = Baseline.Entry(
      check: "pod/a", subject: "Pod \u{202E}x\"\\\n\u{1B}🦹é", fingerprint: "fedcba9876543210")
    let baseline = Baseline([entry: 2, evil: 1])
    let text = written(baseline)
    #expect(
      text == """
        {"bulwarkBaseline":1,"findings":[
        {"check":"pod/a","subject":"Pod \\u202ex\\"\\\\\\n\\u001b\\ud83e\\uddb9\\u00e9","count":1,"fingerprint":"fedcba9876543210"},
        {"check":"pod/non-root","subject":"Pod a, container c","count":2,"fingerprint":"0123456789abcdef"}
        ]}

        """)
    #expect(try Baseline(reading: Array(text.utf8), name: "b.json") == baseline)
    let none = written(Baseline())
    #expect(none == "{\"bulwarkBaseline\":1,\"findings\":[]}\n")
    #expect(try Baseline(reading: Array(none.utf8), name: "b.json") == Baseline())
  }

  @Test(
    "a broken, foreign or later file is an error with its place",
    arguments: [
      ("", "b.json:1:1: "),
      ("[]", "b.json:1:1: this is no baseline: --write-baseline writes one"),
      (
        "{\"schemaVersion\": 1, \"findings\": []}",
        "b.json:1:1: this is no baseline: --write-baseline "
          + "writes one; a report cannot stand for it"
      ),
      (
        "{\"bulwarkBaseline\": 2, \"new\": 1}",
        "b.json:1:21: version 2 is of a later Bulwark; this one "
          + "reads version 1"
      ),
      ("{\"bulwarkBaseline\": \"1\"}", "b.json:1:21: bulwarkBaseline must be 1"),
      ("{\"bulwarkBaseline\": 1}", "b.json:1:1: findings must be a list"),
      ("{\"bulwarkBaseline\": 1, \"findings\": [], \"x\": 1}", "b.json:1:40: unknown key"),
      ("{\"bulwarkBaseline\": 1, \"findings\": [], \"findings\": []}", "b.json:1:40: the key stands twice"),
      ("{\"bulwarkBaseline\": 1, \"findings\": []} {}", "b.json:1:40: "),
      ("{\"bulwarkBaseline\": 1,\n<<<<<<< HEAD\n", "b.json:2:1: "),
      (
        "{\"bulwarkBaseline\": 1, \"findings\": [1]}",
        "b.json:1:37: a finding must be an object, not an integer"
      ),
    ])
  func errors(text: String, expected: String) {
    #expect(message(text).hasPrefix(expected), "\(message(text))")
  }

  @Test(
    "a finding has all its fields, each of its kind",
    arguments: [
      (#""check":"pod/a""#, #""check":1"#, "check must be a text"),
      (#""check":"pod/a","#, "", "check must be a text"),
      (#""subject":"Pod a""#, #""subject":null"#, "subject must be a text"),
      (#""count":1"#, #""count":0"#, "count must be a number from 1"),
      (#""count":1"#, #""count":1.5"#, "count must be a number from 1"),
      (#""count":1"#, #""count":99999999999"#, "count must be a number from 1"),
      (#""count":1"#, #""count":1,"note":"x""#, "unknown key"),
      ("abcdef\"", "abcdeF\"", "a fingerprint has 16 hexadecimal digits, 0-9 and a-f"),
      ("abcdef\"", "abcde\"", "a fingerprint has 16 hexadecimal digits, 0-9 and a-f"),
      ("\n]}", ",\nTWICE\n]}", "this finding stands twice; its count says how often it occurs"),
    ])
  func fields(old: String, new: String, expected: String) {
    let line = #"{"check":"pod/a","subject":"Pod a","count":1,"fingerprint":"0123456789abcdef"}"#
    let text = "{\"bulwarkBaseline\":1,\"findings\":[\n\(line)\n]}\n"
    #expect(message(text) == "read")
    let broken = text.replacing(old, with: new).replacing("TWICE", with: line)
    #expect(message(broken).hasPrefix("b.json:\(new.contains("TWICE") ? 3 : 2):"), "\(message(broken))")
    #expect(message(broken).hasSuffix(": \(expected)"), "\(message(broken))")
  }
}
