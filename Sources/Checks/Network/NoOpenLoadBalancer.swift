internal import Documents
internal import Findings
internal import Kubernetes

struct NoOpenLoadBalancer: ObjectCheck {
  static let about = About(
    id: "network/service-exposure",
    severity: .medium,
    title: "Say who may use a load balancer",
    why: """
      A load balancer without source ranges takes connections from the whole internet, past the Ingress \
      that terminates TLS, asks for credentials and keeps the log.
      """,
    scope: .kinds(["Service"]),
    fails: [
      Example(
        "open to all",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        ⟦spec⟧:
          type: LoadBalancer
          ports:
          - port: 443
        """),
      Example(
        "a range that holds every address; an empty list holds nothing back either",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          loadBalancerSourceRanges: [10.0.0.0/8, ⟦0.0.0.0/0⟧]
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: api
        spec:
          type: LoadBalancer
          ⟦loadBalancerSourceRanges⟧: []
        """),
      Example(
        "the controller in Kubernetes itself makes public ones",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            service.beta.kubernetes.io/aws-load-balancer-type: nlb
            service.beta.kubernetes.io/aws-load-balancer-internal: "false"
        ⟦spec⟧:
          type: LoadBalancer
        """),
    ],
    passes: [
      Example(
        "some ranges",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          loadBalancerSourceRanges:
          - 192.0.2.0/24
        """),
      Example(
        "the older annotation for them",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            service.beta.kubernetes.io/load-balancer-source-ranges: 192.0.2.0/24
        spec:
          type: LoadBalancer
        """),
      Example(
        "inside the provider's private network",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            networking.gke.io/load-balancer-type: Internal
        spec:
          type: LoadBalancer
        """),
      Example(
        "the AWS Load Balancer Controller makes internal ones",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          loadBalancerClass: service.k8s.aws/nlb
        """),
      Example(
        "inside the cluster; the Service of Knative is another kind",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          clusterIP: None
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: far
        spec:
          type: ExternalName
          externalName: db.example.com
        ---
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.apiVersion == "v1" }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let service = ServiceExposure(object), service.isLoadBalancer, !service.isInternal else { return }
    if let range = service.openRange {
      return report(
        "takes connections from every address", at: .value(range),
        remedy: .advice("List the address ranges that need it"))
    }
    guard !service.isRestricted else { return }
    report(
      "takes connections from every address",
      at: .missing(under: service.spec, "loadBalancerSourceRanges"),
      remedy: .advice("Set loadBalancerSourceRanges, or make it internal, or put it behind an Ingress"))
  }
}
