import Assessment
import Checks
import Findings
import Guide
import Kubernetes
import TestSupport
import Testing

@Suite("CIS Benchmark") struct BenchmarkTests {
  @Test("each number stands once, in the benchmark's order, with a title")
  func table() {
    let items = Benchmark.parts.flatMap(\.items)
    #expect(
      Benchmark.parts.map(\.number) == ["1.1", "1.2", "1.3", "1.4", "2", "3.1", "3.2"]
        + ["4.1", "4.2", "4.3"] + (1...6).map { "5.\($0)" })
    #expect(Benchmark.parts.map(\.items.count) == [21, 30, 7, 2, 7, 3, 2, 10, 14, 1, 13, 12, 2, 2, 1, 4])
    for part in Benchmark.parts {
      #expect(part.items.map(\.number) == (1...part.items.count).map { "\(part.number).\($0)" })
      #expect(!part.title.isEmpty && part.items.allSatisfy { !$0.title.isEmpty })
    }
    #expect(items.filter(\.isManual).map(\.number) == ["1.1.12", "1.2.20", "5.4.2"])
  }

  @Test("what answers for an item is a check that runs by the profile")
  func judges() {
    let abouts = Registry.checks.map { type(of: $0).about }
    for item in Benchmark.parts.flatMap(\.items) {
      for judge in item.judges {
        let checks = abouts.filter { judge.takes($0.id) }
        let run = checks.filter { $0.takesPart(in: .cis, minor: KubernetesVersion.latest.minor) }
        #expect(judge.takesFiner ? !run.isEmpty : run.count == 1, "\(item.number) \(judge.check)")
      }
    }
    for recommendation in Catalogue.recommendations {
      let known = Set(Benchmark.parts.flatMap(\.items).map(\.number))
      #expect(known.isSuperset(of: recommendation.benchmarkItems), "\(recommendation.id)")
    }
  }

  @Test("checks beyond the guidance belong to no other profile")
  func profiles() {
    for about in Registry.checks.map({ type(of: $0).about }) where about.id.hasPrefix("cis/") {
      for profile in Profile.allCases {
        #expect(about.takesPart(in: profile, minor: 36) == (profile == .cis), "\(about.id) \(profile)")
      }
    }
  }

  @Test("an item is judged by its own flag, component and file")
  func items() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "pods.yaml",
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a, namespace: kube-system}
      spec:
        containers:
        - name: a
          command: [kube-controller-manager, --profiling=false, --bind-address=127.0.0.1, --root-ca-file=/ca.crt]
        - name: b
          command: [kube-scheduler, --profiling=true, --bind-address=127.0.0.1]
      ---
      apiVersion: node.bulwark.dev/v1
      kind: NodeFile
      metadata: {name: /etc/kubernetes/manifests/kube-apiserver.yaml}
      role: static-pod
      mode: "0644"
      owner: 0
      """)
    let verdicts = try judge(folder)
    #expect(verdicts["1.3.2"] == .pass && verdicts["1.4.1"] == .fail)
    #expect(verdicts["1.3.7"] == .pass && verdicts["1.4.2"] == .pass)
    #expect(verdicts["1.3.5"] == .pass && verdicts["1.3.3"] == .fail)
    #expect(verdicts["1.1.1"] == .fail && verdicts["1.1.2"] == .pass)
    // The node tells of its files, and there are no others.
    #expect(verdicts["1.1.3"] == .notApplicable)
    #expect(verdicts["1.2.9"] == .notAssessed && verdicts["4.2.1"] == .notAssessed)
    #expect(verdicts["1.2.29"] == .notAssessed)
  }

  @Test("nothing passes where nothing is")
  func empty() throws {
    let folder = try TemporaryFolder()
    try folder.write("cm.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")
    let verdicts = try judge(folder)
    #expect(verdicts.count == 131)
    #expect(verdicts.values.allSatisfy { $0 == .notAssessed || $0 == .notApplicable })
    #expect(verdicts["1.2.1"] == .notAssessed && verdicts["1.1.1"] == .notAssessed)
  }

  @Test("other profiles do not speak of it")
  func others() throws {
    let folder = try TemporaryFolder()
    try folder.write("cm.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")
    #expect(Scan(paths: [folder.path]).run().benchmark.isEmpty)
  }

  private func judge(_ folder: TemporaryFolder) throws -> [String: Verdict] {
    var scan = Scan(paths: [folder.path])
    scan.profile = .cis
    let items = scan.run().benchmark.flatMap(\.items)
    return Dictionary(uniqueKeysWithValues: items.map { ($0.item.number, $0.verdict) })
  }
}
