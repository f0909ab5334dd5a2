import Documents
import Testing

@testable import Kubernetes

@Suite("Owners and their pods") struct OwnershipTests {
  private func inventory(_ text: String) throws -> Inventory {
    let parsed = parse(text)
    try #require(parsed.errors.isEmpty)
    let objects = parsed.documents.flatMap { document -> [KubernetesObject] in
      if case .objects(let objects) = KubernetesObject.read(document) { objects } else { [] }
    }
    return Inventory(objects: objects)
  }

  private static func object(_ kind: String, _ version: String, _ name: String, owner: String = "") -> String
  {
    """
    apiVersion: \(version)
    kind: \(kind)
    metadata:
      name: \(name)
      namespace: shop
      ownerReferences: [\(owner)]
    spec:
      template:
        spec:
          containers: [{name: c, image: i}]
    ---

    """
  }

  private static func reference(_ kind: String, _ version: String, _ name: String) -> String {
    "{apiVersion: \(version), kind: \(kind), name: \(name), controller: true}"
  }

  @Test(
    "the Deployment stands behind its ReplicaSets and their pods; what runs no pods stands behind nothing")
  func chain() throws {
    let inventory = try inventory(
      Self.object("Deployment", "apps/v1", "web", owner: Self.reference("App", "example.com/v1", "shop"))
        + Self.object("App", "example.com/v1", "shop")
        + Self.object("ReplicaSet", "apps/v1", "web-1", owner: Self.reference("Deployment", "apps/v1", "web"))
        + Self.object("Pod", "v1", "web-1-a", owner: Self.reference("ReplicaSet", "apps/v1", "web-1")))
    let pod = try #require(inventory.objects(ofKind: "Pod").first)
    #expect(inventory.topOwner(of: pod)?.kind == "Deployment")
    let deployment = try #require(inventory.objects(ofKind: "Deployment").first)
    #expect(inventory.topOwner(of: deployment) == nil)
  }

  @Test("an owner of another group, one that is missing, and a circle are none")
  func others() throws {
    let inventory = try inventory(
      Self.object("Deployment", "example.com/v1", "web")
        + Self.object("ReplicaSet", "apps/v1", "a", owner: Self.reference("Deployment", "apps/v1", "web"))
        + Self.object("ReplicaSet", "apps/v1", "b", owner: Self.reference("Deployment", "apps/v1", "gone"))
        + Self.object("ReplicaSet", "apps/v1", "c", owner: Self.reference("ReplicaSet", "apps/v1", "c")))
    let owners = inventory.objects(ofKind: "ReplicaSet").map { inventory.topOwner(of: $0)?.name }
    #expect(owners == [nil, nil, nil])
  }

  // MARK: Drift

  private func drift(_ template: String, _ pod: String) throws -> String? {
    let wanted = try #require(parse("spec: {\(template)}").documents.first)
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {\(pod)}\n"
    let object = try #require(try inventory(text).objects.first)
    return TemplateDrift(of: object, from: wanted)?.node.path(from: object.node)
  }

  @Test(
    "what admission and controllers add to every pod is no difference",
    arguments: [
      "containers: [{name: c, image: i}], nodeName: n, tolerations: [{key: a}], priority: 0, serviceAccount: default",
      "containers: [{name: c, image: i, imagePullPolicy: Always, resources: {limits: {cpu: 1}}}]",
      "containers: [{name: c, image: i, env: [{name: A}]}], hostname: a-0, subdomain: a",
      "containers: [{name: c, image: i}], volumes: [{name: kube-api-access-x, projected: {}}, {name: d, persistentVolumeClaim: {}}]",
      "containers: [{name: c, image: i}], securityContext: {}",
    ])
  func expected(pod: String) throws { #expect(try drift("containers: [{name: c, image: i}]", pod) == nil) }

  @Test(
    "anything else is one",
    arguments: [
      ("containers: [{name: c, image: j}]", "spec.containers[0].image"),
      ("containers: [{name: c, image: i}, {name: d, image: j}]", "spec.containers[1]"),
      (
        "containers: [{name: c, image: i, securityContext: {privileged: true}}]",
        "spec.containers[0].securityContext"
      ),
      ("containers: [{name: c, image: i}], hostPID: true", "spec.hostPID"),
      ("containers: [{name: c, image: i}], volumes: [{name: v, hostPath: {path: /}}]", "spec.volumes[0]"),
      (
        "containers: [{name: c, image: i}], ephemeralContainers: [{name: e, image: j}]",
        "spec.ephemeralContainers[0]"
      ),
      ("containers: [{name: x, image: i}]", "spec.containers"),
      ("containers: 1", "spec.containers"),
    ])
  func differences(pod: String, place: String) throws {
    #expect(try drift("containers: [{name: c, image: i}]", pod) == place)
  }

  // MARK: Managers

  @Test(
    "who manages an object",
    arguments: [
      (
        "annotations: {meta.helm.sh/release-name: shop, meta.helm.sh/release-namespace: web}",
        "Helm, release shop in namespace web"
      ),
      (
        "annotations: {argocd.argoproj.io/tracking-id: 'shop:apps/Deployment:web/a'}",
        "Argo CD, application shop"
      ),
      ("labels: {kustomize.toolkit.fluxcd.io/name: infra}", "Flux, kustomization infra"),
      ("annotations: {kubectl.kubernetes.io/last-applied-configuration: ''}", "kubectl apply"),
      ("labels: {app: x}", nil),
    ] as [(String, String?)])
  func manager(metadata: String, expected: String?) throws {
    let node = try #require(parse("metadata: {\(metadata)}").documents.first)
    #expect(ObjectManager.name(of: node) == expected)
  }
}
