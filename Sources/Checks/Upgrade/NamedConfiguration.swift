internal import Documents
internal import Findings
internal import Kubernetes

struct NamedConfiguration: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused/configuration",
    severity: .low,
    title: "Remove ConfigMaps and Secrets that nothing uses",
    why: """
      A Secret that nobody uses is renewed by nobody and missed by nobody: whoever reads it has a credential that may \
      still open something.
      """,
    scope: .kinds(["ConfigMap", "Secret"]),
    needs: ["all that a live cluster runs"],
    fails: [
      .cluster(
        "of a program that has gone",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: ⟦old-database⟧, namespace: shop}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: ⟦old-settings⟧, namespace: shop}
        """)
    ],
    passes: [
      .cluster(
        "mounted, pulled with, read as variables, named in arguments",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: mounted, namespace: shop}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: registry, namespace: shop}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: variables, namespace: shop}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: named, namespace: shop}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: batch, namespace: shop}
        spec:
          containers:
          - name: batch
            image: example.com/batch:1
            args: [--config=shop/named]
            envFrom: [{configMapRef: {name: variables}}]
        """,
        podSpec: """
          imagePullSecrets: [{name: registry}]
          volumes: [{name: v, projected: {sources: [{secret: {name: mounted}}]}}]
          """),
      .cluster(
        "of a route, of a tool, of Kubernetes, of another object",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: shop}
        spec: {tls: [{hosts: [example.com], secretName: web-tls}]}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: web-tls, namespace: shop}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: sh.helm.release.v1.shop.v3, namespace: shop}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: kube-root-ca.crt, namespace: shop}
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: db-user
          namespace: shop
          ownerReferences: [{apiVersion: db.example.com/v1, kind: Database, name: db}]
        """),
      .cluster(
        "whoever may read it through the API may use it",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: shop}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader, namespace: shop}
        rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: reader, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects: [{kind: ServiceAccount, name: default, namespace: shop}]
        """),
      Example(
        "in files the rest may lie elsewhere",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: shop}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    UnusedObjects.isAsked(object, in: context) && !Self.isOfTool(object)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard !context.inventory.isNamed(object),
      !UnusedObjects.isInReach(object, object.kind == "Secret" ? "secrets" : "configmaps", in: context),
      let name = object.metadata?["name"]
    else { return }
    report(
      "is named by nothing that was read, and no pod of its namespace may read it by itself",
      at: .value(name),
      remedy: .advice("See whether somebody outside of the cluster reads it; else remove it"))
  }

  /// Made by Kubernetes, by meshes in every namespace, or by tools that find it again by its name or labels.
  private static func isOfTool(_ object: KubernetesObject) -> Bool {
    if let type = object.node.given("type")?.text,
      type.hasPrefix("kubernetes.io/service-account-token")
        || type.hasPrefix("bootstrap.kubernetes.io/") || type.hasPrefix("helm.sh/")
    {
      return true
    }
    if object.name.hasPrefix("sh.helm.release.v1.") || object.name.hasSuffix("-ca.crt") { return true }
    let metadata = object.metadata
    return object.name == "istio-ca-root-cert"
      || found.contains { key in
        metadata?.given("labels")?[key] != nil || metadata?.given("annotations")?[key] != nil
      }
  }

  /// Labels and annotations by which programs find what is theirs.
  private static let found: [StaticString] = [
    "grafana_dashboard", "grafana_datasource", "argocd.argoproj.io/secret-type", "OWNER",
    "control-plane.alpha.kubernetes.io/leader", "sealedsecrets.bitnami.com/sealed-secrets-key",
    "kubernetes.io/service-account.name",
  ]
}
