import AccessControl
import Documents
import Glibc
import Kubernetes

/// A large cluster's roles and bindings: what the index costs, and each question.
@main
struct AccessBenchmark {
  static func main() {
    let (roleCount, bindingCount) = (20_000, 100_000)
    let text = cluster(roles: roleCount, bindings: bindingCount)
    let start = cpu()
    let inventory = inventoryOf(text)
    let read = cpu()
    let authorizer = Authorizer(inventory)
    let indexed = cpu()
    print(
      "RBAC: \(bindingCount) bindings, \(roleCount) roles (\(text.utf8.count >> 20) MB):",
      "read in \(seconds(read - start)) s, index in \(seconds(indexed - read)) s of CPU")

    let resources = APIResources(inventory)
    let questions: [(verb: String, resource: String, namespace: String?)] = [
      ("get", "secrets", nil), ("create", "pods/exec", nil), ("delete", "namespaces", nil),
      ("get", "/metrics", nil),
      ("patch", "deployments", "team-7"), ("escalate", "clusterroles", nil), ("watch", "widgets", nil),
    ]
    for question in questions {
      let query = AccessQuery(
        verb: question.verb, resource: question.resource, namespace: question.namespace, among: resources)
      let costs = (0..<5).map { _ -> (Double, Int) in
        let start = cpu()
        let count = authorizer.grants(of: query).count
        return (cpu() - start, count)
      }
      let worst = costs.map(\.0).max() ?? 0
      print("  who can \(query.words): \(costs[0].1) grants, \(Int((worst * 1000).rounded())) ms at most")
    }
    let before = cpu()
    let found = SubjectRisks.all(in: inventory).count
    print("  risks: \(found) subjects, \(seconds(cpu() - before)) s")

    // One rule less, in a role that five bindings give to somebody.
    let changed = text.replacing(#"["delete"]"#, with: #"["get"]"#, maxReplacements: 1)
    let other = Authorizer(inventoryOf(changed))
    let compared = cpu()
    let difference = try? AccessDifference(from: authorizer, to: other)
    print(
      "  difference: \(difference.map { $0.gained.count + $0.lost.count } ?? -1) changes,",
      "\(seconds(cpu() - compared)) s")
  }

  private static func inventoryOf(_ text: String) -> Inventory {
    Inventory(
      objects: parse(Array(text.utf8), name: "cluster.json", claim: .json).documents.flatMap { document in
        guard case .objects(let objects) = KubernetesObject.read(document) else {
          return [KubernetesObject]()
        }
        return objects
      })
  }

  /// CPU seconds of this process.
  private static func cpu() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  private static func seconds(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

  /// Roles in 200 namespaces, each with three rules of a few hundred sorts, as a `List`.
  private static func cluster(roles: Int, bindings: Int) -> String {
    let resources = [
      "pods", "configmaps", "services", "secrets", "pods/log", "events", "endpoints",
      "persistentvolumeclaims",
      "serviceaccounts", "pods/exec",
    ]
    let verbs = [
      ["get", "list", "watch"], ["get"], ["create", "update", "patch"], ["delete"], ["list", "watch"],
    ]
    func list(_ words: [String]) -> String { "[\(words.map { "\"\($0)\"" }.joined(separator: ","))]" }
    func head(_ kind: String, _ name: String, _ namespace: String?) -> String {
      let place = namespace.map { #","namespace":"\#($0)""# } ?? ""
      return
        #"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"\#(kind)","metadata":{"name":"\#(name)"\#(place)}"#
    }
    var items: [String] = []
    for index in 0..<roles {
      let rules = (0..<3).map { part in
        let group = part == 2 ? "apps" : ""
        let names = part == 2 ? ["deployments"] : [resources[(index / 3 + part * 5) % 10]]
        return
          #"{"apiGroups":["\#(group)"],"resources":\#(list(names)),"verbs":\#(list(verbs[(index + part) % 5]))}"#
      }
      let isCluster = index % 20 == 0
      items.append(
        head(isCluster ? "ClusterRole" : "Role", "role-\(index)", isCluster ? nil : "team-\(index % 200)")
          + #","rules":[\#(rules.joined(separator: ","))]}"#)
    }
    for index in 0..<bindings {
      let role = index % roles
      let isCluster = role % 20 == 0
      let isWide = isCluster && index % 3 == 0
      let namespace = "team-\(isCluster ? index % 197 : role % 200)"
      let subjects = (0..<2).map { part in
        part == 0
          ? #"{"kind":"ServiceAccount","name":"account-\#(index % 5000)","namespace":"\#(namespace)"}"#
          : #"{"kind":"Group","name":"group-\#(index % 700)","apiGroup":"rbac.authorization.k8s.io"}"#
      }
      items.append(
        head(isWide ? "ClusterRoleBinding" : "RoleBinding", "binding-\(index)", isWide ? nil : namespace)
          + #","roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"\#(isCluster ? "ClusterRole" : "Role")","#
          + #""name":"role-\#(role)"},"subjects":\#("[" + subjects.joined(separator: ",") + "]")}"#)
    }
    return #"{"apiVersion":"v1","kind":"List","items":[\#(items.joined(separator: ","))]}"#
  }
}
