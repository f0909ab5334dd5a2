internal import ArgumentParser
internal import Checks
internal import Findings
internal import Judgement
internal import Kubernetes

/// The checks that a name on the command line means.
///
/// - Throws: `ValidationError` where it means none, with what was probably meant.
func checks(named name: String) throws -> [any Check] {
  do throws(CheckNames.Unknown) {
    let ids = Set(try Registry.names.checks(named: name).map(\.id))
    return Registry.checks.filter { ids.contains(type(of: $0).about.id) }
  } catch {
    throw ValidationError(error.message)
  }
}

/// The ids of the checks that the values of an option mean.
private func ids(_ values: [String]) throws -> Set<String> {
  if values.contains(where: { $0.allSatisfy { $0 == "," || $0 == " " } }) {
    throw ValidationError("a check has no name; `bulwark explain` lists the checks")
  }
  let names = values.flatMap { $0.split(separator: ",").map(String.init) }
  return Set(try names.flatMap { try checks(named: $0).map { type(of: $0).about.id } })
}

/// Refuses names whose checks all stand apart from a profile: to find nothing by them would look like a pass.
func requireChecks(_ wanted: [String], of profile: Profile) throws {
  for name in wanted.flatMap({ $0.split(separator: ",").map(String.init) }) {
    let abouts = try checks(named: name).map { type(of: $0).about }
    func takePart(_ profile: Profile) -> Bool {
      abouts.contains { about in
        (0...KubernetesVersion.latest.minor).contains { about.takesPart(in: profile, minor: $0) }
      }
    }
    guard !takePart(profile) else { continue }
    let others = Profile.allCases.filter(takePart).map(\.rawValue)
    throw ValidationError(
      "\(name) takes no part in the profile \(profile.rawValue); it does in \(others.joined(separator: ", "))"
    )
  }
}

/// The checks that `--check` and `--skip` leave. Where one of them is not given, what the configuration
/// says in its place counts.
func selectChecks(
  _ wanted: [String], skipping unwanted: [String], configuration: Configuration? = nil
) throws -> [any Check] {
  let wanted = wanted.isEmpty ? configuration?.check ?? [] : try ids(wanted)
  let unwanted = unwanted.isEmpty ? configuration?.skip ?? [] : try ids(unwanted)
  return Registry.checks.filter { check in
    let id = type(of: check).about.id
    return (wanted.isEmpty || wanted.contains(id)) && !unwanted.contains(id)
  }
}
