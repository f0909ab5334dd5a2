import Documents
import Kubernetes
import Testing

@Suite("Who names ConfigMaps, Secrets, claims and accounts")
struct NameUseTests {
  /// Whether an object of namespace `shop` with the name `x` is named by the others.
  private func isNamed(_ kind: String, _ text: String) throws -> Bool {
    let own = "kind: \(kind)\napiVersion: v1\nmetadata: {name: x, namespace: shop}\n---\n"
    let inventory = try Inventory(objects: objects(own + text))
    return inventory.isNamed(try #require(inventory.object(kind, "x", in: "shop")))
  }

  private static func pod(_ spec: String, in namespace: String = "shop") -> String {
    "kind: Pod\napiVersion: v1\nmetadata: {name: p, namespace: \(namespace)}\nspec: {\(spec)}\n"
  }

  @Test(
    "places in pods",
    arguments: [
      ("ConfigMap", "volumes: [{name: v, configMap: {name: x}}]", true),
      ("Secret", "volumes: [{name: v, configMap: {name: x}}]", false),
      ("ConfigMap", "volumes: [{name: x, emptyDir: {}}]", false),
      ("Secret", "volumes: [{name: v, secret: {secretName: x}}]", true),
      ("Secret", "volumes: [{name: v, projected: {sources: [{secret: {name: x}}]}}]", true),
      ("Secret", "volumes: [{name: v, csi: {driver: d, nodePublishSecretRef: {name: x}}}]", true),
      ("Secret", "volumes: [{name: v, cephfs: {secretRef: {name: x}}}]", true),
      ("Secret", "volumes: [{name: v, azureFile: {secretName: x}}]", true),
      ("PersistentVolumeClaim", "volumes: [{name: v, persistentVolumeClaim: {claimName: x}}]", true),
      ("Secret", "imagePullSecrets: [{name: x}]", true),
      ("ServiceAccount", "serviceAccountName: x", true), ("ServiceAccount", "serviceAccount: x", true),
      ("ConfigMap", "containers: [{name: c, envFrom: [{configMapRef: {name: x}}]}]", true),
      ("Secret", "initContainers: [{name: c, env: [{name: A, valueFrom: {secretKeyRef: {name: x}}}]}]", true),
      ("ConfigMap", "containers: [{name: c, args: ['--map=shop/x']}]", true),
      ("ConfigMap", "containers: [{name: c, args: ['--map=shop/x.y', --xx]}]", false),
      ("ConfigMap", "containers: [{name: c, env: [{name: A, value: 'a,x'}]}]", true),
      ("ConfigMap", "containers: [{name: x, image: x}]", false), ("Secret", "", false),
    ])
  func pods(kind: String, spec: String, expected: Bool) throws {
    #expect(try isNamed(kind, Self.pod(spec)) == expected)
  }

  @Test("a pod of another namespace means another object, and its arguments may mean this one")
  func namespaces() throws {
    #expect(try !isNamed("Secret", Self.pod("imagePullSecrets: [{name: x}]", in: "ops")))
    #expect(try isNamed("Secret", Self.pod("containers: [{name: c, args: [shop/x]}]", in: "ops")))
  }

  @Test(
    "other objects",
    arguments: [
      (
        "Secret",
        "{kind: ServiceAccount, apiVersion: v1, metadata: {name: a, namespace: shop}, secrets: [{name: x}]}",
        true
      ),
      (
        "Secret",
        "{kind: Ingress, apiVersion: networking.k8s.io/v1, metadata: {name: a, namespace: shop}, spec: {tls: [{secretName: x}]}}",
        true
      ),
      (
        "Secret", "{kind: Any, apiVersion: a.b/v1, metadata: {name: a}, spec: {deep: [[{ref: shop/x}]]}}",
        true
      ),
      ("Secret", "{kind: Any, apiVersion: a.b/v1, metadata: {name: x}, spec: {x: y}}", false),
      (
        "ConfigMap",
        "{kind: Role, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: a, namespace: shop}, rules: [{resourceNames: [x]}]}",
        true
      ),
      (
        "ServiceAccount",
        "{kind: RoleBinding, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: a, namespace: shop}, subjects: [{kind: ServiceAccount, name: x}]}",
        false
      ),
      (
        "ConfigMap", "{kind: ConfigMap, apiVersion: v1, metadata: {name: a, namespace: shop}, data: {a: x}}",
        false
      ),
    ])
  func others(kind: String, object: String, expected: Bool) throws {
    #expect(try isNamed(kind, object) == expected)
  }
}
