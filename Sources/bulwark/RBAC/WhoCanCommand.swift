internal import AccessControl
internal import ArgumentParser
internal import Assessment
internal import Glibc
internal import Guide
internal import Kubernetes
internal import Reporting

struct WhoCanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who-can",
    abstract: "Everybody who can do something, and by which binding, role and rule.",
    discussion: """
      RESOURCE is written as for kubectl (pods, deploy, deployments.apps), with a subresource behind a slash \
      (pods/exec), or a path (/metrics). Behind it may stand the name of one object, then files and folders, or - for \
      standard input; a word that is no file and has no slash and no dot is taken for the name.

      Exit codes: 0 answered, 2 something could not be read.

      Examples:
        bulwark rbac who-can get secrets deploy/
        bulwark rbac who-can create pods/exec -n shop deploy/
        kubectl get clusterroles,clusterrolebindings,roles,rolebindings -A -o json | bulwark rbac who-can get pods -
      """)

  @Argument(help: "What is done: get, list, create, delete, bind, ...")
  var verb: String

  @Argument(help: "To what: a resource, a resource with a subresource, or a path.")
  var resource: String

  @Argument(
    help: ArgumentHelp("The object's name; files and folders.", valueName: "name|path"), completion: .file())
  var rest: [String] = []

  @Option(help: "The object's name, where it could be taken for a file.")
  var name: String?

  @Option(name: .shortAndLong, help: "The namespace. (default: any)")
  var namespace: String?

  @OptionGroup
  var options: AccessOptions

  func run() throws {
    let (name, paths) = nameAndPaths
    let reading = try options.read(paths)
    let resources = APIResources(reading.inventory)
    let query = AccessQuery(
      verb: verb, resource: resource, namespace: namespace, name: name, among: resources)
    if query.isOfUnknownResource {
      let near = closestMatch(to: resource, in: resources.names)
      warn(
        "no resource '\(resource)' is known\(near.map { " (did you mean \($0)?)" } ?? ""); looking for rules that name it"
      )
    }
    let answer = WhoCanReport(query, options.authorizer(reading).grants(of: query), reading: reading.report)
    options.write(answer)
    if reading.isIncomplete { throw ExitCode(2) }
  }

  /// The first word behind the resource is the object's name where nothing else can be meant.
  private var nameAndPaths: (name: String?, paths: [String]) {
    var paths = rest
    var name = name
    if name == nil, let first = rest.first, first != "-", !first.contains("/"), !first.contains("."),
      access(first, F_OK) != 0
    {
      name = first
      paths.removeFirst()
    }
    return (name, paths.isEmpty ? ["."] : paths)
  }
}
