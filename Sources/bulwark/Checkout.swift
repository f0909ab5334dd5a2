internal import Glibc

/// The checkout that a CI job works on.
enum Checkout {
  /// The address under which its files can be looked at at this commit. Only GitHub Actions and GitLab CI
  /// tell, and only from the root of the checkout are the names of the report those of the repository.
  static var links: String? {
    if let folder = variable("GITHUB_WORKSPACE"), let server = variable("GITHUB_SERVER_URL"),
      let repository = variable("GITHUB_REPOSITORY"), let commit = variable("GITHUB_SHA")
    {
      return isCurrent(folder) ? address("\(server)/\(repository)/blob/\(commit)/") : nil
    }
    if let folder = variable("CI_PROJECT_DIR"), let project = variable("CI_PROJECT_URL"),
      let commit = variable("CI_COMMIT_SHA")
    {
      return isCurrent(folder) ? address("\(project)/-/blob/\(commit)/") : nil
    }
    return nil
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private static func isCurrent(_ folder: String) -> Bool {
    var (given, current) = (stat(), stat())
    return stat(folder, &given) == 0 && stat(".", &current) == 0
      && given.st_dev == current.st_dev && given.st_ino == current.st_ino
  }

  /// Nothing that would end a link in Markdown.
  private static func address(_ text: String) -> String? {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>[]`\"\\|".utf8.contains($0) }
    return isPlain && (text.hasPrefix("https://") || text.hasPrefix("http://")) ? text : nil
  }
}
