internal import Documents
internal import Findings
internal import Kubernetes

struct ConfinedEntrance: ObjectCheck {
  static let about = About(
    id: "threat/application-user-risk/exposed",
    severity: .high,
    title: "Give a workload that the outside reaches nothing more to lose",
    why: """
      What users reach, whoever took over a user's account or found a hole in the program reaches, too. How far \
      the intruder gets from there is decided by what the pod may do.
      """,
    scope: .kinds(["Service", "Ingress", "HTTPRoute"]),
    needs: ["workloads with the Services, Ingresses or routes that lead to them"],
    fails: [
      Example(
        "whoever breaks into the shop has the node",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: shop
        spec:
          type: ⟦LoadBalancer⟧
          selector:
            app: shop
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: shop
          labels:
            app: shop
        spec:
          containers:
          - name: web
            image: example.com/web:1
            securityContext:
              privileged: true
        """),
      Example(
        "as root, with a token, and out to everywhere, behind an Ingress and a route",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: shop
        spec:
          defaultBackend:
            service:
              name: ⟦shop⟧
              port:
                number: 80
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: shop
        spec:
          rules:
          - backendRefs:
            - name: ⟦shop⟧
              port: 80
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: shop
        spec:
          selector:
            app: shop
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: shop
          labels:
            app: shop
            tier: front
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
    ],
    passes: [
      Example(
        "one of the three is closed",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: shop
        spec:
          type: NodePort
          selector:
            app: shop
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: shop
          labels:
            app: shop
        spec:
          automountServiceAccountToken: false
          containers:
          - name: web
            image: example.com/web:1
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: shop-2
          labels:
            app: shop
            tier: back
        spec:
          containers:
          - name: web
            image: example.com/web:1
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: back
        spec:
          podSelector:
            matchLabels:
              tier: back
          policyTypes: [Egress]
        """),
      Example(
        "reached from inside only",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: agent
        spec:
          selector:
            app: agent
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
          labels:
            app: agent
        spec:
          hostPID: true
          containers:
          - name: agent
            image: example.com/agent:1
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    !entrances(object, in: context).isEmpty
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    var seen: Set<String> = []
    for (place, workload) in entrances(object, in: context) {
      let name = "\(workload.object.kind) \(workload.object.name)"
      guard let loss = Foothold.gain(workload, in: context), seen.insert(name).inserted else { continue }
      report(
        "lets the outside reach \(name), \(loss)", at: .value(place), discriminator: name,
        remedy: .advice("Take that from the workload, or have users come in by another one"))
    }
  }

  /// The workloads that an object opens to the outside, each with the field that leads to it.
  private func entrances(
    _ object: KubernetesObject, in context: Context
  ) -> [(place: Node, workload: Workload)] {
    if let service = ServiceExposure(object) {
      guard service.isOpen, let selector = service.spec.given("selector"),
        let place = service.externalIPs ?? service.type
      else { return [] }
      return context.inventory.workloads(selectedBy: selector, in: object.namespace).map { (place, $0) }
    }
    var names: [Node] = []
    if let ingress = Ingress(object) {
      ingress.forEachService { names.append($0) }
    } else if object.group == "gateway.networking.k8s.io" {
      for rule in object.node["spec"]?.given("rules")?.children.map({ $0 }) ?? [] {
        for backend in rule.given("backendRefs")?.children.map({ $0 }) ?? []
        where backend.given("namespace") == nil && backend.given("kind")?.textIs("Service") ?? true {
          backend["name"].map { names.append($0) }
        }
      }
    }
    return names.flatMap { name -> [(Node, Workload)] in
      guard
        let service = context.inventory.object("Service", name.text ?? "", in: object.namespace)
          .flatMap(ServiceExposure.init), let selector = service.spec.given("selector")
      else { return [] }
      return context.inventory.workloads(selectedBy: selector, in: object.namespace).map { (name, $0) }
    }
  }
}
