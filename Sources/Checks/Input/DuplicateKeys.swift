internal import Documents
internal import Findings
internal import Kubernetes

struct DuplicateKeys: TextCheck {
  static let about = About(
    id: "input/duplicate-key",
    severity: .medium,
    title: "Write each key once",
    why: """
      The API server takes the last value of a key that stands twice, other tools take the first or \
      refuse the file: what was reviewed may not be what runs.
      """,
    profiles: .baseline(),
    scope: .documents,
    fails: [
      .pod(
        "the second value counts",
        """
        hostPID: false
        ⟦hostPID⟧: true
        containers:
        - name: web
          image: example.com/web:1
        """)
    ],
    passes: [
      .pod("each key once", "hostPID: false\ncontainers:\n- name: web\n  image: example.com/web:1"),
      Example(
        "a merge key may be overridden",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        base: &base
          color: red
        data:
          <<: *base
          color: blue
        """),
    ])

  func check(_ object: KubernetesObject, duplicates: [DuplicateKey], report: Reporter) {
    for duplicate in duplicates {
      guard let key = duplicate.second.key, let first = duplicate.first.keyRange else { continue }
      let line = duplicate.first.tree.source.position(at: first.lowerBound).line
      report(
        "sets the key \(key) a second time; the first is on line \(line), and this value counts",
        at: .key(duplicate.second), discriminator: key,
        remedy: .advice("Keep one of the two"))
    }
  }
}
