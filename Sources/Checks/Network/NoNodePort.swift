internal import Findings
internal import Kubernetes

struct NoNodePort: ObjectCheck {
  static let about = About(
    id: "network/service-exposure/node-port",
    severity: .medium,
    title: "Do not open ports on every node",
    why: """
      A node port is open on every address of every node, in clear text and without a say in who connects. \
      Where nodes have public addresses it faces the internet.
      """,
    scope: .kinds(["Service"]),
    fails: [
      Example(
        "a port on every node",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: ⟦NodePort⟧
          ports:
          - port: 80
            nodePort: 30080
        """)
    ],
    passes: [
      Example(
        "inside the cluster is the default",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ports:
          - port: 80
        """),
      Example(
        "null is the default, and only the exact word is the type",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: null
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: api
        spec:
          type: nodePort
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.apiVersion == "v1" }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let service = ServiceExposure(object), service.isNodePort, let type = service.type else { return }
    report(
      "opens a port on every node", at: .value(type),
      remedy: .advice("Make it ClusterIP, and reach it through an Ingress or a Gateway"))
  }
}
