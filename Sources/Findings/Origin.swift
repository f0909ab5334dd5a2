/// Where an object comes from that no file of the input holds as it is: another program made it.
public struct Origin: Sendable, Hashable {
  /// The program, by its bare name: `helm`.
  public let program: String
  /// The chart or kustomization that it was made from, as the user sees it, with a slash at its end.
  public let folder: String
  /// Whether the place of a finding is that in a file of the user. Otherwise it lies in the program's
  /// output: the file that it is named by has other lines.
  public let isTraced: Bool

  public init(program: String, folder: String, isTraced: Bool) {
    self.program = program
    self.folder = folder
    self.isTraced = isTraced
  }
}
