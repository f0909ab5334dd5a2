import Foundation
import Testing

/// What is said of a cluster as a whole, by the dump of one.
@Suite("the dump of a cluster") struct ClusterDumpTests {
  private static func dump(version: String, node: String = "", gaps: String = "[]", more: String = "")
    -> String
  {
    """
    apiVersion: cluster.bulwark.dev/v1
    kind: ClusterSurvey
    metadata: {name: cluster}
    serverVersion: \(version)
    gaps: \(gaps)
    ---
    apiVersion: v1
    kind: Node
    metadata: {name: worker-1\(node)}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: shop}
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: old, namespace: shop}
    ---
    \(more)
    """
  }

  private func states(_ dump: String) throws -> [String: (state: String, evidence: String)] {
    let sandbox = try Sandbox(["dump.yaml": dump])
    let run = try sandbox.bulwark("guide", "dump.yaml", "--format", "json", "--now", "2026-11-28")
    #expect(run.code == 0, "\(run.errors)")
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in
        (row["id"] as? String).map { id in
          (id, (row["state"] as? String ?? "", row["evidence"] as? String ?? ""))
        }
      })
  }

  @Test(
    "what a cloud runs is managed by it, and what its nodes do is not",
    arguments: [
      ("v1.37.1-eks-1234567", "", "EKS"), ("v1.37.1-gke.100", "", "GKE"),
      ("v1.37.1", ", labels: {kubernetes.azure.com/cluster: main}", "AKS"),
    ])
  func provider(version: String, node: String, name: String) throws {
    let states = try states(Self.dump(version: version, node: node))
    for id in ["controlplane/etcd-peer-tls", "auth/anonymous-off", "secrets/encryption-at-rest"] {
      #expect(states[id]?.state == "managed by \(name)", "\(id): \(states[id]?.state ?? "")")
      #expect(states[id]?.evidence == "the settings of \(name)")
    }
    #expect(states["controlplane/kubelet-anonymous-off"]?.state == "not-assessed")
    #expect(states["logging/node-agent"]?.state.hasPrefix("fail") ?? false)
  }

  @Test("an own control plane is not assessed, and the AKS resource group tells by itself")
  func own() throws {
    #expect(try states(Self.dump(version: "v1.37.1"))["controlplane/etcd-peer-tls"]?.state == "not-assessed")
    let dump = Self.dump(version: "v1.37.1").replacing(
      "metadata: {name: worker-1}",
      with:
        "metadata: {name: worker-1}\nspec: {providerID: 'azure:///subscriptions/1/resourceGroups/mc_rg_main/x'}"
    )
    #expect(try states(dump)["controlplane/etcd-peer-tls"]?.state == "managed by AKS")
  }

  @Test("what could not be read is no evidence that something is unused")
  func gaps() throws {
    func isUnused(_ gaps: String) throws -> Bool {
      let sandbox = try Sandbox(["dump.yaml": Self.dump(version: "v1.37.1", gaps: gaps)])
      return try sandbox.bulwark("scan", "dump.yaml").output.contains("remove-unused/configuration")
    }
    #expect(try isUnused("[]"))
    #expect(try isUnused("[{resource: secrets, permission: list secrets, reason: no}]"))
    #expect(try !isUnused("[{resource: pods, permission: list pods, reason: no}]"))
    #expect(try !isUnused("[{}]"))
  }
}
