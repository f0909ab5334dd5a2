internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct LogRotation: ObjectCheck {
  static let about = About(
    id: "logging/kubelet-log-rotation",
    severity: .low,
    title: "Let kubelets keep enough of each container's log",
    why: """
      What is rotated away before the forwarder has read it is gone. An intruder who makes a container talk \
      much pushes his traces out of small files within minutes.
      """,
    scope: .kinds(["KubeletConfiguration"]),
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet("less than the default 50Mi in all", "containerLogMaxSize: ⟦1Mi⟧"),
      .kubelet("few files", "containerLogMaxFiles: ⟦2⟧"),
    ],
    passes: [
      .kubelet("the default: 5 files of 10Mi", "maxPods: 110"),
      .kubelet("other sizes", "containerLogMaxSize: 50Mi\ncontainerLogMaxFiles: 3"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { PodPIDLimit.isKubelet(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let size = object.node.given("containerLogMaxSize")
    let files = object.node.given("containerLogMaxFiles")
    guard size != nil || files != nil else { return }
    guard let bytes = size.map(Self.mebibytes) ?? 10, let count = files.map(\.int) ?? 5, bytes * count < 50,
      let place = size ?? files
    else { return }
    report(
      "keeps less than 50Mi of a container's log", at: .value(place),
      remedy: .advice(
        "Size containerLogMaxSize and containerLogMaxFiles by how long the forwarder may be out"))
  }

  /// Whole mebibytes of a quantity; nil where it is none, or too large to matter.
  private static func mebibytes(_ node: Node) -> Int? {
    guard let text = node.text else { return nil }
    let digits = text.prefix { $0.isNumber }
    guard let number = Int(digits) else { return nil }
    switch text.dropFirst(digits.count) {
    case "Mi", "M": return number
    case "Ki", "k": return number >> 10
    case "": return number >> 20
    default: return nil
    }
  }
}
