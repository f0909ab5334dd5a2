import Documents
import Kubernetes
import Testing

@testable import Connectivity

@Suite("Needed flows") struct NeedTests {
  @Test(
    "hosts in texts",
    arguments: [
      ("db", "db"), ("db:5432", "db:5432"), ("http://api.shop/x?y=1", "http://api.shop"), ("just a word", ""),
      (
        "postgres://user:secret@db.shop.svc.cluster.local:5432/x", "postgres://db.shop.svc.cluster.local:5432"
      ),
      ("jdbc:mysql://db:3306/shop", "mysql://db:3306"), ("a:1,b:2;c:3", "a:1 b:2 c:3"),
      ("host=db port=5432", ""), ("user:pw@tcp(db:3306)/x", "tcp db:3306"),
      ("--redis=redis.shop:6379", "redis.shop:6379"),
      ("redis@cache", "cache"), ("x:y", ""), ("a:70000", ""), ("", ""), ("http://", ""), ("::1", ""),
      ("ü:1", ""),
      ("version 1.2.3", "1.2.3"),
    ])
  func mentions(_ text: String, _ expected: String) {
    let found = HostMention.all(in: text).map { mention in
      (mention.scheme.map { "\($0)://" } ?? "") + mention.host + (mention.port.map { ":\($0)" } ?? "")
    }
    #expect(found.joined(separator: " ") == expected)
  }

  private static let cluster = """
    {apiVersion: v1, kind: Service, metadata: {name: db, namespace: data},
     spec: {selector: {app: db}, ports: [{port: 5432, targetPort: pg}, {port: 9187}]}}
    ---
    {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: data},
     spec: {serviceName: db, template: {metadata: {labels: {app: db}},
       spec: {containers: [{name: a, ports: [{name: pg, containerPort: 5433}]}]}}}}
    ---
    {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}, data: {url: "https://api.example.com/x"}}
    ---
    {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop},
     spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}}
    ---
    {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, namespace: shop},
     spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}
    ---
    {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: x, namespace: shop},
     subjects: [{kind: ServiceAccount, name: web}], roleRef: {kind: Role, name: x}}
    ---
    {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop},
     spec: {template: {metadata: {labels: {app: web}}, spec: {serviceAccountName: web, containers: [{name: a,
       args: ["--db=db.data:5432"], envFrom: [{configMapRef: {name: settings}}],
       env: [{name: SELF, value: "http://localhost:1"}, {name: OTHER, value: "10.1.2.3:99"}]}]}}}}
    """

  @Test("each kind of evidence") func kinds() throws {
    let inventory = Inventory(objects: try objects(Self.cluster))
    let connectivity = Connectivity(inventory)
    func title(_ end: NeedEnd) -> String {
      if case .workload(let position) = end { return connectivity.workloads[position].name }
      return "\(end)".prefix { $0 != "(" }.description
    }
    let needs = FlowNeeds(connectivity, inventory).needs.map {
      "\(title($0.source)) \(title($0.destination)) \($0.connections): \($0.reason)"
    }
    #expect(
      needs == [
        "web db TCP 5433: args of container a names Service db",
        "web address TCP 99: env OTHER of container a names an address",
        "web internet TCP 443: ConfigMap settings, key url names api.example.com",
        "anywhere web TCP 8080: Service web is open to the outside",
        "ingressController web TCP 8080: Ingress web leads to Service web",
        "db db TCP 5433,9187: its pods find each other through Service db",
        "web apiServer TCP 443,6443: its account web is given rights",
      ])
  }
}
