import Documents
import Kubernetes
import Testing

@Suite("How Services are reached") struct ServiceExposureTests {
  private func exposure(_ annotation: String, _ spec: String = "") throws -> ServiceExposure {
    let text =
      "apiVersion: v1\nkind: Service\nmetadata: {name: a, annotations: {\(annotation)}}\n"
      + "spec: {type: LoadBalancer\(spec)}\n"
    let document = try #require(parse(text).documents.first)
    guard case .objects(let objects) = KubernetesObject.read(document) else { fatalError("no object") }
    return try #require(objects.first.flatMap(ServiceExposure.init))
  }

  @Test(
    "what each provider takes for an internal load balancer",
    arguments: [
      "service.beta.kubernetes.io/aws-load-balancer-scheme: internal",
      "service.beta.kubernetes.io/azure-load-balancer-internal: 'true'",
      "networking.gke.io/load-balancer-type: Internal",
      "service.beta.kubernetes.io/oci-load-balancer-internal: 'true'",
      "oci-network-load-balancer.oraclecloud.com/internal: 'true'",
      "service.beta.kubernetes.io/openstack-internal-load-balancer: 'true'",
      "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet",
      "service.beta.kubernetes.io/cce-load-balancer-internal-vpc: 'true'",
      "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type: private",
      "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid: subnet-1",
      "load-balancer.hetzner.cloud/disable-public-network: 'true'",
    ])
  func isInternal(_ annotation: String) throws { #expect(try !exposure(annotation).isOpen) }

  @Test("anything else is open to everybody")
  func isOpen() throws {
    #expect(try exposure("").isOpen)
    #expect(try exposure("service.beta.kubernetes.io/azure-load-balancer-internal: 'false'").isOpen)
    #expect(try exposure("service.kubernetes.io/qcloud-loadbalancer-internal-subnetid: null").isOpen)
    #expect(try exposure("", ", loadBalancerClass: example.com/any").isOpen)
    #expect(try !exposure("", ", loadBalancerClass: networking.gke.io/l4-regional-internal").isOpen)
  }
}
