import Documents
import Testing

@testable import Assessment

@Suite("Places that somebody names") struct FilePlaceTests {
  @Test(
    "a file, a line and perhaps a column",
    arguments: [
      ("web.yaml:23", "web.yaml|23"), ("web.yaml:23:9", "web.yaml|23:9"), ("a:b.yaml:3", "a:b.yaml|3"),
      ("1:2", "1|2"), ("1:2:3", "1|2:3"), ("0:1:2:3", "0:1|2:3"), ("a::3", "a:|3"), ("-:3", "-|3"),
      ("a:0:3", "a:0|3"),
    ])
  func read(_ text: String, _ expected: String) throws {
    let place = try #require(FilePlace(text))
    #expect("\(place.file)|\(place.position)" == expected)
  }

  @Test(
    "anything else is no place",
    arguments: [
      "", ":", "3", ":3", "a", "a:", "a:0", "a:-1", "a:+1", "a:3:", "a: 3", "a:3x",
      "a:99999999999999999999999", "a:٣",
    ])
  func refused(_ text: String) { #expect(FilePlace(text) == nil) }

  @Test(
    "the bytes of a line are those between its blanks; those of a column one scalar",
    arguments: [
      ("a:1", "é: x"), ("a:2", "b: 1"), ("a:3", ""), ("a:1:1", "é"), ("a:1:4", "x"), ("a:1:5", ""),
      ("a:2:1", " "), ("a:2:3", "b"), ("a:3:1", ""),
    ])
  func bytes(_ text: String, _ expected: String) throws {
    let source = parse(Array("é: x\r\n  b: 1 \n\n".utf8), name: "a").source
    let place = try #require(FilePlace(text))
    let range = try #require(source.range(of: place))
    #expect(source.text(range) == expected)
  }

  @Test("what lies behind the text is nowhere", arguments: ["a:4", "a:1:6", "a:3:2", "a:9:1"])
  func behind(_ text: String) throws {
    let source = parse(Array("é: x\r\n  b: 1 \n\n".utf8), name: "a").source
    let place = try #require(FilePlace(text))
    #expect(source.range(of: place) == nil)
  }

  @Test("an empty text has one line")
  func empty() throws {
    let source = parse([], name: "a").source
    let places = ["a:1", "a:2"].compactMap { FilePlace($0) }
    #expect(places.map { source.range(of: $0) } == [0..<0, nil])
  }
}
