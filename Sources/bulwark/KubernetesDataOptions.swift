internal import ArgumentParser
internal import Assessment
internal import Checks
internal import Reporting

/// The flag that renews what the program knows of releases.
struct KubernetesDataOptions: ParsableArguments {
  @Option(
    help: """
      Go by the versions, ends and known flaws of this file: `bulwark generate kubernetes-data` prints what the \
      program brings along, in its form.
      """,
    completion: .file())
  var kubernetesData: String?

  /// The data of the file; nil where none is named. Where it cannot be used, that is said and the program ends.
  func load() throws -> KubernetesData? {
    guard let kubernetesData else { return nil }
    do throws(KubernetesDataFile.Failure) {
      let data = try KubernetesDataFile.read(kubernetesData)
      let own = KubernetesData.embedded
      for (day, ownDay) in [(data.date, own.date), (data.flawsDate, own.flawsDate)] where day < ownDay {
        warn("\(kubernetesData): is of \(day), older than what the program brings along (\(ownDay))")
        break
      }
      return data
    } catch {
      for line in ConfigurationFaults.lines(error) { warn(line) }
      throw ExitCode(2)
    }
  }
}
