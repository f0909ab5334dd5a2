internal import Findings
internal import Guide

struct WaiverExpired: JudgementCheck {
  static let about = About(
    id: "input/waiver-expired",
    severity: .medium,
    title: "Look at waivers again when their time is over",
    why: """
      A decision to live with a weakness was made for a time. When that is over, its findings \
      count again, and somebody has to decide anew.
      """,
    profiles: .baseline(),
    scope: .documents,
    fails: [
      .pod(
        "judged on 2026-06-01",
        """
        ⟦# bulwark:allow pod/no-host-pid reason="reads /proc" until=2026-05-31⟧
        hostPID: true
        containers:
        - name: web
          image: example.com/web:1
        """)
    ],
    passes: [
      .pod(
        "the last day still counts",
        """
        # bulwark:allow pod/no-host-pid reason="reads /proc" until=2026-06-01
        hostPID: true
        containers:
        - name: web
          image: example.com/web:1
        """)
    ])
}
