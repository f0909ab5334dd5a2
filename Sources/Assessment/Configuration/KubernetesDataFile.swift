public import Checks
public import Findings

/// A file with what is known of releases, in place of what the program brings along.
public enum KubernetesDataFile {
  /// The most bytes that are read; the program's own has thirty thousand.
  private static let sizeLimit = 16 << 20

  /// Why the file cannot be used; the run is none with older data unsaid.
  public enum Failure: Error, Sendable {
    case unreadable(String)
    /// All that is wrong with it, in its order.
    case invalid([FieldFault])
  }

  /// - Parameter path: `-` is standard input.
  public static func read(_ path: String) throws(Failure) -> KubernetesData {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readInput(named: path, limit: sizeLimit)
    } catch {
      throw .unreadable("\(path): \(error.message)")
    }
    do throws(KubernetesDataError) {
      return try KubernetesData(reading: bytes, name: path == "-" ? "<stdin>" : path)
    } catch {
      throw .invalid(error.faults)
    }
  }
}
