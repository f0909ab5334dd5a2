internal import Findings
internal import Kubernetes

struct NoExternalIPs: ObjectCheck {
  static let about = About(
    id: "network/service-exposure/external-ips",
    severity: .high,
    title: "Do not claim external addresses for a Service",
    why: """
      Every node sends what goes to these addresses to the Service, whoever they belong to: traffic of \
      other pods to a host outside can be taken over (CVE-2020-8554).
      """,
    scope: .kinds(["Service"]),
    fails: [
      Example(
        "takes over an address",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ⟦externalIPs⟧:
          - 198.51.100.7
          ports:
          - port: 443
        """),
      Example(
        "of whatever type",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          ⟦externalIPs⟧: [198.51.100.7, 198.51.100.8]
        """),
    ],
    passes: [
      Example(
        "none",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          externalIPs: []
          ports:
          - port: 443
        """),
      Example(
        "null is none, and the addresses of a load balancer are given to it",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          externalIPs: null
        status:
          loadBalancer:
            ingress:
            - ip: 198.51.100.7
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.apiVersion == "v1" }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let service = ServiceExposure(object), let addresses = service.externalIPs else { return }
    report(
      "takes the traffic of every node to addresses of its choice", at: .value(addresses),
      remedy: Remedy(.review, "Remove externalIPs, and use a load balancer", .remove(addresses)))
  }
}
