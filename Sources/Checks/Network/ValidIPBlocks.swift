internal import Documents
internal import Findings
internal import Kubernetes

/// The remedy is safe for bits behind the prefix alone: the API refuses what is written, and the block that
/// it means is certain. What else is wrong with a block, a person must decide.
struct ValidIPBlocks: ObjectCheck {
  static let about = About(
    id: "network/ipblock-caution/invalid",
    severity: .medium,
    title: "Write blocks of addresses that the API server takes",
    why: """
      A policy with a wrong block, or with an exception that is not inside of it, is refused as a whole: the \
      pods stay open while the repository says otherwise.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "no CIDR",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - ipBlock:
                cidr: ⟦10.0.0.1⟧
            - ipBlock:
                cidr: ⟦10.0.0.0/33⟧
            - ⟦ipBlock⟧: {}
        """),
      Example(
        "exceptions that are not strictly inside",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          egress:
          - to:
            - ipBlock:
                cidr: 10.0.0.0/8
                except:
                - ⟦192.168.0.0/16⟧
                - ⟦10.0.0.0/8⟧
                - ⟦0.0.0.0/0⟧
                - ⟦fd00:ec2::254/128⟧
                - ⟦metadata⟧
        """),
      Example(
        "bits behind the prefix", minor: 36,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          egress:
          - to:
            - ipBlock:
                cidr: ⟦10.1.2.3/8⟧
        """),
    ],
    passes: [
      Example(
        "both families, with exceptions inside",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          egress:
          - to:
            - ipBlock:
                cidr: 0.0.0.0/0
                except: [169.254.169.254/32]
            - ipBlock:
                cidr: "::/0"
                except: ["fd00:ec2::254/128"]
        """),
      Example(
        "bits behind the prefix were ignored before 1.36", minor: 35,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          egress:
          - to:
            - ipBlock:
                cidr: 10.1.2.3/8
                except: ~
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object) else { return }
    PolicyRules.forEachBlock(policy) { _, block in
      guard let cidr = block.given("cidr") else {
        report(
          "is refused by the API server: an ipBlock needs a cidr", at: .value(block),
          remedy: .advice("Name the block, or take the peer out"))
        return
      }
      guard let range = range(cidr, in: context, report) else { return }
      guard let excepts = block.given("except") else { return }
      for except in excepts.children {
        guard let part = self.range(except, in: context, report) else { continue }
        guard !range.contains(part) || range.prefix == part.prefix else { continue }
        report(
          "is refused by the API server: \(part) is not strictly inside \(range)", at: .value(except),
          discriminator: "\(part)",
          remedy: .advice("Except only what is a part of the block; another block needs another peer"))
      }
    }
  }

  /// Reads a block and reports what is wrong with it alone.
  private func range(_ node: Node, in context: Context, _ report: Reporter) -> AddressRange? {
    guard let range = AddressRange(node) else {
      report(
        "is refused by the API server: \(node.text ?? "this") is no block of addresses", at: .value(node),
        remedy: .advice("Write an address and the length of its prefix: 203.0.113.7/32"))
      return nil
    }
    if range.hasHostBits, context.isAtLeast(36) {
      report(
        "is refused by the API server: \(range) means \(range.masked)", at: .value(node),
        remedy: Remedy(.safe, "Write \(range.masked)", .replace(node, with: .string("\(range.masked)"))))
    }
    return range
  }
}
