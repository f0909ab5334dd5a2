public import Checks
internal import Findings
internal import Guide

/// The page for those who come from another tool: its commands, waivers and exit codes beside ours, and
/// what its names mean here.
public struct ComingFrom {
  private let served: Set<String>

  /// - Parameter checks: Those that exist; what none of them judges is put in parentheses.
  public init(checks: [any Check]) {
    served = Set(checks.map { type(of: $0).about.recommendation })
  }

  /// The page in Markdown. All of its text is our own: nothing needs escaping.
  public func writeMarkdown(to output: Output) {
    output.write(
      """
      # Coming from another tool

      Written by `make generate`. `--check`, `--skip`, waivers and `bulwark explain` understand the names that
      other tools give their checks, in either case, and the sections of the CIS Benchmark (`5.2.7`). A name
      means the same subject, never the same verdict: `bulwark explain pod/non-root` tells where another tool
      judges otherwise. In parentheses stands what no check judges yet.

      Our exit codes: 0 clean, 1 findings at or above `--fail-on` (default `high`), 2 usage, or something could
      not be read or assessed. There is no score. A Helm chart that is not rendered is reported as not
      assessed and makes the exit code 2, unless `--allow-unrendered` is given.

      A finding is waived where it stands, by the comment `# bulwark:allow pod/no-host-pid reason="…"
      until=2027-01-31` or the annotation `bulwark.dev/allow` with the same words, or by `waivers` in
      `.bulwark.yaml`. A waived finding stays in the report; a waiver that has expired or that nothing uses is
      a finding itself.

      """)
    for peer in Peer.all { write(peer, to: output) }
  }

  private func write(_ peer: Peer, to output: Output) {
    output.write("\n## \(peer.name)\n\n| \(peer.name) | Bulwark |\n|---|---|\n")
    for (there, here) in peer.commands { output.write("| `\(there)` | `\(here)` |\n") }
    output.write("\n- Exit codes: \(peer.exitCodes)\n- Waivers: \(peer.waivers)\n")
    output.write("- Formats: \(peer.formats)\n\n| name | here |\n|---|---|\n")
    for (name, targets) in names(of: peer) {
      output.write("| \(name) | \(targets.map(marked).joined(separator: ", ")) |\n")
    }
  }

  /// The names of a tool with what they mean, in the order in which they are looked up.
  private func names(of peer: Peer) -> [(name: String, targets: [String])] {
    let names: [(name: String, targets: [String])]
    switch peer.source {
    case .tool(let tool):
      names = Catalogue.peerNames.filter { $0.tool == tool }.map { ($0.name, $0.targets) }
    case .references(let references):
      let all = Set(Catalogue.recommendations.flatMap { references($0.maps) })
      names = all.map { ($0, Catalogue.foreignTargets($0)) }
    }
    return names.sorted { Self.order($0.name) < Self.order($1.name) }
  }

  /// Letters by the alphabet, numbers by their value: CKV_K8S_9 before CKV_K8S_10.
  private static func order(_ name: String) -> String {
    guard let digits = name.lastIndex(where: { !$0.isNumber }).map(name.index(after:)) else { return name }
    let number = name[digits...]
    return number.isEmpty
      ? name.lowercased()
      : name[..<digits].lowercased() + String(repeating: "0", count: max(0, 8 - number.count)) + number
  }

  private func marked(_ target: String) -> String {
    let id = target.split(separator: "/").prefix(2).joined(separator: "/")
    return served.contains(id) ? "`\(target)`" : "(`\(target)`)"
  }
}
