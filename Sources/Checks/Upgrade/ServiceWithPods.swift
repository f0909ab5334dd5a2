internal import Documents
internal import Findings
internal import Kubernetes

struct ServiceWithPods: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused/service",
    severity: .low,
    title: "Remove Services that send requests to nobody",
    why: """
      A Service without pods keeps its name, its address and its load balancer: whoever may create a pod \
      with the right labels gets its requests.
      """,
    scope: .kinds(["Service"]),
    needs: ["all that the cluster runs, and when it was last used"],
    fails: [
      Example(
        "no workload of the namespace has the labels",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: old
        spec:
          ⟦selector⟧:
            app: old
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
              - name: web
                image: example.com/web:1
        """)
    ],
    passes: [
      Example(
        "a workload has all the labels, and more",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          selector:
            app: web
            tier: front
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            metadata:
              labels:
                app: web
                tier: front
                version: "1"
            spec:
              containers:
              - name: web
                image: example.com/web:1
        """),
      Example(
        "its workload may be in another file",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          selector:
            app: web
        """),
      Example(
        "an operator makes pods from an object of its own",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: db
        spec:
          selector:
            cluster: db
        ---
        apiVersion: db.example.com/v1
        kind: Database
        metadata:
          name: db
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: operator
        spec:
          template:
            metadata:
              labels:
                app: operator
            spec:
              containers:
              - name: operator
                image: example.com/operator:1
        """),
      Example(
        "without a selector somebody else names the addresses",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: outside
        spec:
          selector: {}
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: alias
        spec:
          type: ExternalName
          externalName: db.example.com
          selector:
            app: none
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
    ])

  /// Only what is found is judged: what else is unused, the input does not show.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    guard object.role == .manifest, object.apiVersion == "v1", let selector = Self.selector(of: object)
    else { return false }
    return context.inventory.selectsWorkload(selector, in: object.namespace) == false
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let selector = Self.selector(of: object) else { return }
    report(
      "selects no workload of its namespace in the input", at: .value(selector),
      remedy: .advice("Remove the Service, or mend its selector"))
  }

  private static func selector(of object: KubernetesObject) -> Node? {
    guard let spec = object.node["spec"], let selector = spec.given("selector"), selector.count > 0,
      !(spec["type"]?.textIs("ExternalName") ?? false),
      selector["statefulset.kubernetes.io/pod-name"] == nil, selector["apps.kubernetes.io/pod-index"] == nil
    else { return nil }
    return selector
  }
}
