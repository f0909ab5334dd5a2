import Kubernetes
import Testing

@Suite("Address ranges") struct AddressRangeTests {
  @Test(
    "written back",
    arguments: [
      ("10.0.0.0/8", "10.0.0.0/8"), ("0.0.0.0/0", "0.0.0.0/0"), ("255.255.255.255/32", "255.255.255.255/32"),
      ("10.1.2.3/8", "10.1.2.3/8"), ("::/0", "::/0"), ("::1/128", "::1/128"),
      ("fd00:ec2::254/128", "fd00:ec2::254/128"),
      ("1:2:3:4:5:6:7:8/64", "1:2:3:4:5:6:7:8/64"), ("1::/16", "1::/16"), ("FE80::A/10", "fe80::a/10"),
      ("2001:db8:0:0:1:0:0:0/64", "2001:db8:0:0:1::/64"), ("1:0:2:3:4:5:6:7/128", "1:0:2:3:4:5:6:7/128"),
      ("::ffff:10.0.0.0/104", "10.0.0.0/8"), ("64:ff9b::1.2.3.4/128", "64:ff9b::102:304/128"),
      ("1:2:3:4:5:6:7::/112", "1:2:3:4:5:6:7:0/112"), ("::2:3:4:5:6:7:8/128", "0:2:3:4:5:6:7:8/128"),
      ("10.0.0.0/08", "10.0.0.0/8"),
    ])
  func reads(_ text: String, _ written: String) throws {
    let range = try #require(AddressRange(text))
    #expect(range.description == written)
  }

  @Test(
    "refused",
    arguments: [
      "", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "10.0.0.0.0/8", "10.0.0.256/8",
      "010.0.0.0/8",
      "10..0.0/8", ".10.0.0/8", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "a.b.c.d/8", "::/129", ":::/0",
      "1::2::3/64",
      "1:2:3:4:5:6:7/64", "1:2:3:4:5:6:7:8:9/64", "1:2:3:4:5:6:7:8::/64", "12345::/16", "g::/16", ":1::/16",
      "1:/16",
      "fe80::1%eth0/64", "1:2:3:4:5:6:7:1.2.3.4/64", "::1.2.3/128", "1.2.3.4::/16", " 10.0.0.0/8",
    ])
  func refuses(_ text: String) { #expect(AddressRange(text) == nil) }

  @Test(
    "containment",
    arguments: [
      ("0.0.0.0/0", "169.254.169.254/32", true), ("128.0.0.0/1", "169.254.169.254/32", true),
      ("0.0.0.0/1", "169.254.169.254/32", false), ("10.0.0.0/8", "10.0.0.0/8", true),
      ("10.0.0.0/9", "10.0.0.0/8", false), ("10.5.5.5/8", "10.200.0.0/16", true),
      ("10.0.0.0/8", "11.0.0.0/16", false),
      ("::/0", "10.0.0.0/8", false), ("0.0.0.0/0", "fd00:ec2::254/128", false),
      ("fc00::/7", "fd00:ec2::254/128", true),
      ("::/0", "::/0", true), ("fd00:ec2::254/128", "fd00:ec2::254/128", true),
      ("fe00::/7", "fd00::/8", false),
    ])
  func contains(_ outer: String, _ inner: String, _ expected: Bool) throws {
    let (a, b) = (try #require(AddressRange(outer)), try #require(AddressRange(inner)))
    #expect(a.contains(b) == expected)
  }

  @Test("every prefix of both families keeps its first bits")
  func masks() {
    for prefix in 0...32 {
      let range = AddressRange(.ipv4, UInt128(UInt32.max), prefix: prefix)
      #expect(range.network.nonzeroBitCount == prefix)
      #expect(range.hasHostBits == (prefix < 32))
      #expect(!range.masked.hasHostBits)
    }
    for prefix in 0...128 {
      #expect(AddressRange(.ipv6, .max, prefix: prefix).network.nonzeroBitCount == prefix)
    }
  }
}
