public import Assessment
internal import Documents
internal import Findings
internal import Judgement

/// What is wrong with a configuration, for people.
public enum ConfigurationFaults {
  /// The name of a configuration as it may be shown.
  public static func name(_ loaded: ConfigurationFile.Loaded) -> String {
    Wording.plain(loaded.configuration.name)
  }

  /// One line a fault: `.bulwark.yaml:3:5: the configuration has no key 'profil'; did you mean profile?`.
  public static func lines(_ failure: ConfigurationFile.Failure) -> [String] {
    switch failure {
    case .unusable(let reason): [Wording.plain(reason)]
    case .invalid(let error): error.faults.map(line)
    }
  }

  /// The same of data on releases: `data.json:9:12: flaws[0].severity: there is no severity 'hgh'; did you mean high?`.
  public static func lines(_ failure: KubernetesDataFile.Failure) -> [String] {
    switch failure {
    case .unreadable(let reason): [Wording.plain(reason)]
    case .invalid(let faults): faults.map(line)
    }
  }

  private static func line(_ fault: FieldFault) -> String {
    "\(Wording.place(fault.source.name, fault.position)): \(Wording.plain(fault.message))"
  }
}
