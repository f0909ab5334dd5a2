/// An answer about access, in the forms that a person or a program may want.
public protocol AccessAnswer {
  func write(to output: Output, style: Style)
  func writeJSON(to output: Output, toolVersion: String)
  func writeCSV(to output: Output)
}
