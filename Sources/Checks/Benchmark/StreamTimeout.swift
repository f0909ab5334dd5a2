internal import Components
internal import Findings

/// In the file zero stands for the default of four hours (kubernetes, pkg/kubelet/apis/config/v1beta1,
/// `SetDefaults_KubeletConfiguration`); only the flag can switch the timeout off. Where the container runtime
/// serves streams by itself, as all do that are supported, its own timeout counts.
struct StreamTimeout: KubeletCheck {
  static let about = About(
    id: "cis/streaming-timeout",
    severity: .low,
    title: "Let idle streams to containers end",
    why: """
      A session of exec, attach or port-forward that nobody uses stays open for whoever finds the terminal, and \
      enough of them leave the kubelet without connections.
      """,
    profiles: .benchmark,
    scope: .kubelet,
    needs: ["the kubelet's configuration"],
    fails: [.process("never", "kubelet\n⟦--streaming-connection-idle-timeout=0s⟧")],
    passes: [
      .process("four hours by default", "kubelet\n--v=2"),
      .process("minutes", "kubelet\n--streaming-connection-idle-timeout=10m"),
      .kubelet("zero in the file is the default", "streamingConnectionIdleTimeout: 0s"),
    ])

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--streaming-connection-idle-timeout", field: "streamingConnectionIdleTimeout",
      isKeptByFile: true, isKeptByLegacy: true,
      demand: .text { $0.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) } },
      keeps: { _ in true }, message: "never ends idle streams", value: nil,
      advice: "Remove --streaming-connection-idle-timeout, or set it to a few minutes")
  ]
}
