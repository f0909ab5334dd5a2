internal import ArgumentParser
internal import Checks
internal import Guide
internal import Kubernetes

extension CompletionKind {
  /// What `--check`, `--skip` and `explain` take. The program itself answers, so the answer is as new as the
  /// program. Of a list with commas the last name is completed.
  static let checkNames: CompletionKind = .custom { _, _, typed in namesOfChecks(completing: typed) }

  /// The newest minor versions that the program knows.
  static let kubernetesVersions: CompletionKind = .list(
    (0..<6).map { "\(KubernetesVersion(minor: KubernetesVersion.latest.minor - $0))" })
}

/// The names that may stand for what has been typed: our own, and those of other tools only where none of
/// ours begins so, since they are many.
func namesOfChecks(completing typed: String) -> [String] {
  let start = typed.lastIndex(of: ",").map(typed.index(after:)) ?? typed.startIndex
  let (done, last) = (typed[..<start], typed[start...])
  var names: [String] = []
  for check in Registry.checks {
    let about = type(of: check).about
    let chapter = String(about.id.prefix { $0 != "/" })
    for name in [chapter, about.recommendation, about.id] where !names.contains(name) { names.append(name) }
  }
  var fitting = names.filter { $0.hasPrefix(last) }
  if fitting.isEmpty { fitting = Catalogue.foreignNames.filter { $0.hasPrefix(last) } }
  return fitting.map { done + $0 }
}
