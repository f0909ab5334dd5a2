import Kubernetes
import Testing

@Suite("Numbers of releases")
struct ReleaseNumberTests {
  @Test("come in order")
  func order() throws {
    let texts = [
      "0", "1.0.0-alpha.1", "1.0.0-beta.2", "1.0.0-rc3", "1.0.0-rc93", "1.0.0-rc95", "v1.0.0", "1.1.12",
      "1.2",
      "1.9.11", "v1.10.0", "v1.28.0-alpha.1", "v1.28.0-alpha.10", "1.28.0", "18.06.2", "18.9.2", "20.10.3",
    ]
    let numbers = try texts.map { try #require(ReleaseNumber($0), "\($0)") }
    for (i, a) in numbers.enumerated() {
      for (j, b) in numbers.enumerated() { #expect((a < b) == (i < j), "\(texts[i]) < \(texts[j])") }
    }
  }

  @Test(
    "tell whose build it is",
    arguments: [
      ("v1.36.4", false), ("v1.28.1+k3s1", false), ("v1.28.1+rke2r1", false), ("v1.37.0-rc.1", false),
      ("v1.35.1-eks-1234567", true), ("v1.31.4-gke.100", true), ("1.6.20~ds1-1", true), ("1.7.24-1", true),
      ("v1.24.0+9546431", true), ("1.0.0~rc93+ds1-5", true),
    ])
  func vendors(text: String, isOfVendor: Bool) throws {
    #expect(try #require(ReleaseNumber(text)).isOfVendor == isOfVendor)
  }

  @Test(
    "are nothing else",
    arguments: ["", "v", "v1.x.1", "latest", "1..2", "1.", "-1", "1.2.3.4", "99999999999999999999", "１.2"])
  func odd(text: String) { #expect(ReleaseNumber(text) == nil) }
}
