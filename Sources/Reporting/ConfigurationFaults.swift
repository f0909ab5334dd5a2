public import Assessment
internal import Documents
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
    case .invalid(let error):
      error.faults.map { "\(Wording.place($0.source.name, $0.position)): \(Wording.plain($0.message))" }
    }
  }
}
