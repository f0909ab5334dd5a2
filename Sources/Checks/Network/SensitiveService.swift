internal import Documents

/// Services that give whoever reaches them the run of a cluster or its data: consoles that ask for
/// little or nothing, and the ports of data stores and node agents.
enum SensitiveService {
  /// Whether a name is that of a console, as its own manifests and charts call it. A chart puts the name
  /// of the release before it.
  static func isConsole(_ name: Node) -> Bool {
    name.withText { text in
      consoles.contains { console in
        let word = UnsafeBufferPointer(start: console.utf8Start, count: console.utf8CodeUnitCount)
        guard text.count >= word.count, text.suffix(word.count).elementsEqual(word) else { return false }
        return text.count == word.count || text[text.count - word.count - 1] == UInt8(ascii: "-")
      }
    } ?? false
  }

  private static let consoles: [StaticString] = [
    "kubernetes-dashboard", "kubernetes-dashboard-kong-proxy", "headlamp", "octant", "portainer", "kubeview",
    "weave-scope-app", "kubeshark-front", "tiller-deploy", "argo-server", "argo-workflows-server",
    "workflow-controller", "ml-pipeline-ui", "centraldashboard", "jupyter", "jupyterhub-api", "prometheus",
    "prometheus-server", "prometheus-k8s", "prometheus-operated", "alertmanager", "alertmanager-main",
    "alertmanager-operated", "pushgateway", "kiali", "jaeger-query", "zipkin", "hubble-ui", "cadvisor",
    "longhorn-frontend", "rook-ceph-mgr-dashboard", "traefik-dashboard", "consul-ui",
    "kubecost-cost-analyzer",
    "phpmyadmin", "adminer", "pgadmin", "pgadmin4", "mongo-express", "redis-commander", "kafdrop", "kafka-ui",
    "akhq", "kibana", "flower", "spark-master", "flink-jobmanager", "polaris-dashboard", "docker-registry-ui",
  ]

  /// What listens at a port by convention, where strangers have no business.
  static func port(_ number: Int) -> StaticString? {
    switch number {
    case 2375, 2376: "Docker"
    case 2379, 2380: "etcd"
    case 10250, 10255: "the kubelet"
    case 10257: "the controller manager"
    case 10259: "the scheduler"
    case 1433: "SQL Server"
    case 1521: "Oracle"
    case 2181: "ZooKeeper"
    case 3306: "MySQL"
    case 5432: "PostgreSQL"
    case 5984: "CouchDB"
    case 6379: "Redis"
    case 9042: "Cassandra"
    case 8086: "InfluxDB"
    case 9200, 9300: "Elasticsearch"
    case 11211: "memcached"
    case 15672: "RabbitMQ's console"
    case 27017: "MongoDB"
    case 3389: "a remote desktop"
    case 5900: "VNC"
    default: nil
    }
  }
}
