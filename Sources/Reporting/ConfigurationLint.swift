public import Assessment
internal import Documents
internal import Judgement

/// What is to be said of a configuration by itself, for `bulwark config check`.
public struct ConfigurationLint {
  private enum Outcome {
    case good(Configuration)
    case faulty(ConfigurationFile.Failure)
    case absent
  }

  private let outcome: Outcome

  /// - Parameter load: Finds and reads it; nil where there is none.
  public init(_ load: () throws(ConfigurationFile.Failure) -> ConfigurationFile.Loaded?) {
    do throws(ConfigurationFile.Failure) {
      outcome = try load().map { .good($0.configuration) } ?? .absent
    } catch {
      outcome = .faulty(error)
    }
  }

  /// There is one, and a run can go by it.
  public var isGood: Bool { if case .good = outcome { true } else { false } }

  /// One line a fault, as a scan would show it; of a good one, its name and what it sets.
  public func write(to output: Output) {
    switch outcome {
    case .good(let configuration):
      let keys = configuration.given.map { key in
        count(of: key, in: configuration).map { "\(key.rawValue) (\($0))" } ?? key.rawValue
      }
      output.write(
        "\(Wording.plain(configuration.name)): no faults; "
          + (keys.isEmpty ? "it sets nothing\n" : "it sets \(keys.joined(separator: ", "))\n"))
    case .faulty(let failure):
      for line in ConfigurationFaults.lines(failure) { output.write("\(line)\n") }
    case .absent: output.write("\(absence)\n")
    }
  }

  public func writeJSON(to output: Output) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.key("configuration")
        json.value(name)
        json.key("good")
        json.value(isGood)
        json.key("sets")
        json.array { json in
          guard case .good(let configuration) = outcome else { return }
          for key in configuration.given {
            json.object { json in
              json.field("key", key.rawValue)
              json.field("entries", count(of: key, in: configuration))
            }
          }
        }
        json.key("faults")
        json.array { json in faults(&json) }
      }
    }
  }

  // MARK: Parts

  private var absence: String {
    "there is no \(ConfigurationFile.name) from the current folder up to the root of its git working tree"
  }

  private var name: String? {
    switch outcome {
    case .good(let configuration): configuration.name
    case .faulty(.invalid(let error)): error.faults.first?.source.name
    case .faulty(.unusable), .absent: nil
    }
  }

  /// How many decisions a list holds.
  private func count(of key: ConfigurationKey, in configuration: Configuration) -> Int? {
    switch key {
    case .waivers: configuration.waivers.count
    case .attestations: configuration.attestations.count
    default: nil
    }
  }

  private func faults(_ json: inout JSONWriter) {
    switch outcome {
    case .good: break
    case .faulty(.invalid(let error)):
      for fault in error.faults {
        self.fault(fault.source.name, fault.position, fault.message, &json)
      }
    case .faulty(.unusable(let reason)): fault(nil, nil, reason, &json)
    case .absent: fault(nil, nil, absence, &json)
    }
  }

  private func fault(
    _ file: String?, _ position: Position?, _ message: String, _ json: inout JSONWriter
  ) {
    json.lineBreak()
    json.object { json in
      json.field("file", file)
      json.field("line", position?.line)
      json.field("column", position?.column)
      json.field("message", message)
    }
  }
}
