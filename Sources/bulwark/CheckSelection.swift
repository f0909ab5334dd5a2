internal import ArgumentParser
internal import Checks
internal import Guide

/// The checks that a name on the command line means: a check, a recommendation, a chapter, or what
/// kubescape, Trivy, the CIS Benchmark, checkov, kube-linter, kube-score or Polaris call the same subject.
///
/// - Throws: `ValidationError` where it means none, with what was probably meant.
func checks(named name: String) throws -> [any Check] {
  let targets = Catalogue.foreignTargets(name)
  let found = Registry.checks.filter { check in
    let id = type(of: check).about.id
    return ([name] + targets).contains { id == $0 || id.hasPrefix($0 + "/") }
  }
  guard found.isEmpty else { return found }
  if let recommendation = Catalogue.recommendation(name)
    ?? targets.first.flatMap(Catalogue.recommendation(forCheck:))
  {
    throw ValidationError(
      "no check serves \(recommendation.id) (\(recommendation.title)) yet; `bulwark guide` tells what it needs"
    )
  }
  let near =
    closestMatch(
      to: name, in: Registry.checks.map { type(of: $0).about.id } + Chapter.allCases.map(\.rawValue))
    ?? Catalogue.nearest(to: name)
  throw ValidationError(
    "there is no check '\(name)'; "
      + (near.map { "did you mean \($0)?" } ?? "`bulwark explain` lists the checks"))
}

/// The checks that `--check` and `--skip` leave.
func selectChecks(_ wanted: [String], skipping unwanted: [String]) throws -> [any Check] {
  func ids(_ values: [String]) throws -> Set<String> {
    if values.contains(where: { $0.allSatisfy { $0 == "," || $0 == " " } }) {
      throw ValidationError("a check has no name; `bulwark explain` lists the checks")
    }
    let names = values.flatMap { $0.split(separator: ",").map(String.init) }
    return Set(try names.flatMap { try checks(named: $0).map { type(of: $0).about.id } })
  }
  let (wanted, unwanted) = (try ids(wanted), try ids(unwanted))
  return Registry.checks.filter { check in
    let id = type(of: check).about.id
    return (wanted.isEmpty || wanted.contains(id)) && !unwanted.contains(id)
  }
}
