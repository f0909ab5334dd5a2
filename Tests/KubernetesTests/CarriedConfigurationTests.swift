import Documents
import Kubernetes
import Testing

@Suite("Configurations that objects hand on") struct CarriedConfigurationTests {
  private func kinds(_ yaml: String) throws -> [String] {
    let document = try #require(parse(yaml).documents.first)
    guard case .objects(let objects) = KubernetesObject.read(document) else { return [] }
    return objects.map { "\($0.kind) \($0.name) \($0.role)" }
  }

  private let head =
    "apiVersion: machineconfiguration.openshift.io/v1\nkind: KubeletConfig\nmetadata: {name: a}\n"

  @Test("OpenShift's KubeletConfig holds a part of the kubelet's configuration, in a list too")
  func kubelet() throws {
    let given = head + "spec: {kubeletConfig: {maxPods: 250}}\n"
    #expect(try kinds(given) == ["KubeletConfig a manifest", "KubeletConfiguration a patch"])
    let item = given.split(separator: "\n").map { "  \($0)\n" }.joined()
    let list = "apiVersion: v1\nkind: List\nitems:\n-" + item.dropFirst()
    #expect(try kinds(list) == ["KubeletConfig a manifest", "KubeletConfiguration a patch"])
  }

  @Test(
    "where there is none, there is nothing but the object",
    arguments: [
      "", "spec: {}\n", "spec: {kubeletConfig: null}\n", "spec: {kubeletConfig: [a]}\n", "spec: 1\n",
    ])
  func none(_ spec: String) throws {
    #expect(try kinds(head + spec) == ["KubeletConfig a manifest"])
    #expect(try kinds("apiVersion: example.com/v1\nkind: KubeletConfig\n" + spec).count == 1)
  }
}
