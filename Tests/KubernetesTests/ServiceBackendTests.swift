import Documents
import Kubernetes
import Testing

@Suite("Backends of Services") struct ServiceBackendTests {
  private static let web = """
    apiVersion: v1
    kind: Pod
    metadata: {name: web, namespace: shop, labels: {app: web, tier: front}}
    spec: {containers: []}
    """

  private func selects(_ selector: String, in namespace: String?, _ text: String = web) throws -> Bool? {
    var objects: [KubernetesObject] = []
    for document in parse(text).documents {
      if case .objects(let read) = KubernetesObject.read(document) { objects += read }
    }
    let node = try #require(parse(selector).documents.first)
    return Inventory(objects: objects).selectsWorkload(node, in: namespace)
  }

  @Test("all labels must be there, in the same namespace")
  func labels() throws {
    #expect(try selects("{app: web}", in: "shop") == true)
    #expect(try selects("{app: web, tier: front}", in: "shop") == true)
    #expect(try selects("{app: web, tier: back}", in: "shop") == false)
    #expect(try selects("{app: webs}", in: "shop") == false)
  }

  @Test("the workloads that a selector selects, and none by an empty one")
  func workloads() throws {
    let text = [
      Self.web, Self.web.replacing("name: web,", with: "name: web-2,"),
      Self.web.replacing("app: web", with: "app: other"),
    ].joined(separator: "\n---\n")
    var objects: [KubernetesObject] = []
    for document in parse(text).documents {
      if case .objects(let read) = KubernetesObject.read(document) { objects += read }
    }
    func names(_ selector: String, in namespace: String?) throws -> [String] {
      let node = try #require(parse(selector).documents.first)
      return Inventory(objects: objects).workloads(selectedBy: node, in: namespace).map(\.object.name)
    }
    #expect(try names("{app: web, tier: front}", in: "shop") == ["web", "web-2"])
    #expect(try names("{tier: front}", in: "shop").count == 3)
    #expect(try names("{}", in: "shop").isEmpty && names("{app: web}", in: nil).isEmpty)
  }

  @Test("nothing is said of namespaces that run nothing here, or that an operator works in")
  func unknown() throws {
    #expect(try selects("{app: web}", in: nil) == nil)
    #expect(try selects("{app: web}", in: "other") == nil)
    let operated =
      Self.web
      + "\n---\napiVersion: db.example.com/v1\nkind: Database\nmetadata: {name: db, namespace: shop}\n"
    #expect(try selects("{app: other}", in: "shop", operated) == nil)
    let unnamed =
      Self.web
      + "\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: p}}\nspec: {containers: []}\n"
    #expect(try selects("{app: p}", in: "shop", unnamed) == nil)
    #expect(try selects("{app: p}", in: nil, unnamed) == true)
    let builtin =
      Self.web
      + "\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, namespace: shop}\n"
    #expect(try selects("{app: other}", in: "shop", builtin) == false)
  }
}
