import Documents
import Kubernetes
import Testing

@Suite("References to images") struct ImageReferenceTests {
  private static let digest = "sha256:" + String(repeating: "0f", count: 32)

  private func read(_ text: String) throws -> ImageReference? {
    let document = try #require(parse("image: \"\(text)\"").documents.first)
    return ImageReference(try #require(document["image"]))
  }

  struct Case: CustomTestStringConvertible {
    let text: String
    let registry: String
    let repository: String
    let tag: String?
    var testDescription: String { text }
  }

  @Test(
    "host, path and tag are told apart",
    arguments: [
      Case(text: "nginx", registry: "docker.io", repository: "library/nginx", tag: nil),
      Case(text: "nginx:1.27", registry: "docker.io", repository: "library/nginx", tag: "1.27"),
      Case(text: "shop/web:1", registry: "docker.io", repository: "shop/web", tag: "1"),
      Case(text: "index.docker.io/nginx", registry: "docker.io", repository: "library/nginx", tag: nil),
      Case(text: "localhost/web", registry: "localhost", repository: "web", tag: nil),
      Case(text: "localhost:5000/web", registry: "localhost:5000", repository: "web", tag: nil),
      Case(text: "example.com/a/b/c:v1", registry: "example.com", repository: "a/b/c", tag: "v1"),
      Case(text: "10.0.0.1:5000/web:2", registry: "10.0.0.1:5000", repository: "web", tag: "2"),
      Case(text: "[::1]:5000/web", registry: "[::1]:5000", repository: "web", tag: nil),
      Case(text: "example.com:443/web", registry: "example.com:443", repository: "web", tag: nil),
    ])
  func parts(_ expected: Case) throws {
    for suffix in ["", "@\(Self.digest)"] {
      let reference = try #require(try read(expected.text + suffix))
      #expect(reference.registry == expected.registry)
      #expect(reference.repository == expected.repository)
      #expect(reference.tag == expected.tag)
      #expect(reference.hasDigest == !suffix.isEmpty)
    }
  }

  @Test("no tag is latest, unless a digest says what is meant")
  func latest() throws {
    #expect(try #require(try read("nginx")).isLatest)
    #expect(try #require(try read("example.com:5000/nginx:latest")).isLatest)
    #expect(try #require(try read("nginx:latest-alpine")).isLatest == false)
    #expect(try #require(try read("nginx@\(Self.digest)")).isLatest == false)
    #expect(try #require(try read("nginx:latest@\(Self.digest)")).isLatest == false)
  }

  @Test(
    "what is no reference is not read",
    arguments: [
      "", ":1", "example.com/", "nginx:", "nginx@sha256:0f", "nginx@0f", "a b", "{{ image }}", "$IMAGE",
    ])
  func refused(_ text: String) throws { #expect(try read(text) == nil) }

  @Test("a prefix ends on a boundary")
  func prefixes() throws {
    let web = try #require(try read("example.com/team/web:1"))
    for prefix in ["example.com", "example.com/", "example.com/team", "example.com/team/web"] {
      #expect(web.lies(at: prefix), "\(prefix)")
    }
    for prefix in ["", "/", "example.co", "example.com/te", "example.com/team/web/1", "docker.io"] {
      #expect(!web.lies(at: prefix), "\(prefix)")
    }
    #expect(try #require(try read("nginx")).lies(at: "docker.io/library"))
  }
}
