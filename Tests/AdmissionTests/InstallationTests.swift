import Admission
import Assessment
import Documents
import Foundation
import Judgement
import Kubernetes
import Testing

@Suite("Installing the webhook") struct InstallationTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../deploy"
  )
  .standardizedFileURL.path

  @Test("deploy/ holds what the program prints")
  func committed() {
    let committed = FileManager.default.contents(atPath: "\(Self.folder)/bulwark.yaml")
    #expect(committed.map { String(decoding: $0, as: UTF8.self) } == Installation().manifests)
  }

  @Test("a scan of deploy/ finds nothing, and nothing in it is waived")
  func clean() {
    let report = Scan(paths: [Self.folder]).run()
    #expect(report.findings.map { "\($0.check) \($0.message)" } == [])
    #expect(report.errors.isEmpty && report.unassessed.isEmpty && report.waived == 0)
    #expect(report.counts.objects > 10)
  }

  @Test("all forms are objects, the server's answers find it, and no webhook judges its own namespace")
  func forms() throws {
    var installation = Installation()
    installation.namespace = "guard"
    installation.image = "registry.example.org/b@sha256:abc"
    installation.mode = .enforce
    installation.mutates = true
    installation.identity = .given(certificate: "C", key: "K", authority: "A")
    let parsed = parse(installation.manifests)
    #expect(parsed.errors.isEmpty)
    var webhooks = 0
    for document in parsed.documents {
      guard case .objects(let objects) = KubernetesObject.read(document), let object = objects.first else {
        Issue.record("no object")
        continue
      }
      #expect(object.namespace == nil || object.namespace == "guard")
      for webhook in document.items("webhooks") {
        webhooks += 1
        #expect(
          Set(webhook.children.compactMap(\.key)).isSubset(of: [
            "name", "clientConfig", "admissionReviewVersions", "sideEffects", "matchPolicy", "timeoutSeconds",
            "failurePolicy", "namespaceSelector", "matchConditions", "rules", "reinvocationPolicy",
          ]))
        #expect(webhook["admissionReviewVersions"]?.count == 1 && webhook["sideEffects"]?.text == "None")
        let service = webhook["clientConfig"]?["service"]
        #expect(service?["namespace"]?.text == "guard")
        #expect(webhook["clientConfig"]?["caBundle"]?.text == "QQ==")
        let values = webhook["namespaceSelector"]?["matchExpressions"]?[item: 0]?["values"]
        #expect(values?.children.compactMap(\.text) == ["kube-system", "guard"])
      }
    }
    #expect(webhooks == 3)
    #expect(installation.serverName == "bulwark.guard.svc")
    let text = try #require(
      parsed.documents.first { $0["kind"]?.text == "ConfigMap" }?["data"]?["bulwark.yaml"]?.text)
    let settings = try #require(try Reviews.configuration(text).admission)
    #expect(settings.mode == .enforce && settings.exempt.namespaces?.map(\.text) == ["kube-system", "guard"])
  }

  @Test(
    "namespaces that the configuration chooses by a label have webhooks of their own, and none is asked twice"
  )
  func labels() throws {
    let text = """

      # The team's own.
      admission:
        namespaces:
        - {name: sandbox, selector: {matchLabels: {environment: sandbox}}, mode: warn}
        - {name: cluster, selector: {matchExpressions: [{key: pci, operator: Exists}]}}
      """
    var installation = Installation()
    installation.configuration = text
    installation.labelled = try #require(try Reviews.configuration(text).admission).labelled
    let parsed = parse(installation.manifests)
    #expect(parsed.errors.isEmpty)
    let map = try #require(parsed.documents.first { $0["kind"]?.text == "ConfigMap" })
    #expect(map["data"]?["bulwark.yaml"]?.text == text + "\n")
    let hooks = try #require(parsed.documents.first { $0["kind"]?.text == "ValidatingWebhookConfiguration" })
      .items("webhooks").filter { $0["name"]?.text != "connect.bulwark.dev" }
    #expect(Set(hooks.compactMap { $0["name"]?.text }).count == 4)
    let paths = hooks.compactMap { $0["clientConfig"]?["service"]?["path"]?.text }
    #expect(paths == ["/validate/sandbox", "/validate/cluster", "/validate", "/validate"])
    func asked(_ labels: String, isNamespaced: Bool) -> [Int] {
      let namespace = parse("metadata: {labels: \(labels)}").documents.first
      return hooks.indices.filter { i in
        let scopes = hooks[i].items("rules").map { $0["scope"]?.text == "Namespaced" }
        return scopes.contains(isNamespaced)
          && LabelSelector(hooks[i]["namespaceSelector"]).matches(Labels(ofNamespace: "shop", namespace))
      }
    }
    #expect(asked("{environment: sandbox}", isNamespaced: true) == [0])
    #expect(asked("{environment: sandbox, pci: a}", isNamespaced: true) == [0])
    #expect(asked("{pci: a}", isNamespaced: true) == [1])
    #expect(asked("{environment: other}", isNamespaced: true) == [2])
    #expect(asked("{environment: sandbox}", isNamespaced: false) == [3])
    #expect(hooks[3].items("rules").allSatisfy { $0["scope"]?.text == "Cluster" })
  }

  @Test("a rehearsal says what would be refused, warned about and changed")
  func rehearsal() throws {
    let text = """
      \(JudgeTests.pod())
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: a, namespace: kube-system}
      spec: {hostPID: true, containers: [{name: a, image: b}]}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: a, namespace: shop}
      data: {password: aHVudGVyMg==}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: plain, namespace: shop}
      spec: {containers: [{name: a, image: b}]}
      """
    let objects = parse(text).documents.flatMap { document -> [KubernetesObject] in
      if case .objects(let objects) = KubernetesObject.read(document) { objects } else { [] }
    }
    let judge = try Reviews.judge("admission: {mutate: [pod/seccomp]}")
    let rehearsal = Rehearsal(judge, over: objects, today: nil)
    #expect(rehearsal.entries.map(\.decision.outcome) == ["denied", "exempt", "allowed", "denied"])
    #expect(rehearsal.entries.map { $0.patch != nil } == [false, false, false, true])
    #expect(rehearsal.refused.count == 2)
  }
}
