internal import Components

/// The rows that hold a plugin to be among those that judge requests. The list of old releases,
/// `--admission-control`, names all that are on; beside it the other two flags are refused.
enum AdmissionPlugins {
  /// One that is off by default.
  static func on(_ plugin: String, _ message: String, _ advice: String) -> [FlagRule] {
    [
      FlagRule(
        component: .apiServer, flag: "--enable-admission-plugins", demand: .list { $0.contains(plugin) },
        unless: ["admission-control"], message: message, cure: .advice(advice)),
      listed(plugin, message),
    ]
  }

  /// One that is on by default.
  static func notOff(_ plugin: String, _ message: String) -> [FlagRule] {
    [
      FlagRule(
        component: .apiServer, flag: "--disable-admission-plugins", demand: .list { !$0.contains(plugin) },
        defaultKeeps: FlagRule.always, message: message,
        cure: .advice("Take \(plugin) out of --disable-admission-plugins")),
      listed(plugin, message),
    ]
  }

  private static func listed(_ plugin: String, _ message: String) -> FlagRule {
    FlagRule(
      component: .apiServer, flag: "--admission-control", demand: .list { $0.contains(plugin) },
      defaultKeeps: FlagRule.always, message: message,
      cure: .advice("Add \(plugin) to the plugins that are on"))
  }
}
