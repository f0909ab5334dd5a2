internal import Findings
internal import Guide

struct WaiverTooBroad: JudgementCheck {
  static let about = About(
    id: "input/waiver-too-broad",
    severity: .medium,
    title: "Waive no more than was looked at, and not for ever",
    why: """
      A waiver for a whole chapter, for every object or without an end also hides weaknesses that \
      nobody has seen yet.
      """,
    profiles: .baseline(),
    scope: .documents,
    fails: [
      .pod(
        "a whole chapter",
        """
        containers:
        ⟦# bulwark:allow pod reason="trusted" until=2027-01-31⟧
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "without an end", severity: .low,
        """
        ⟦# bulwark:allow pod/no-host-pid reason="reads /proc"⟧
        hostPID: true
        containers:
        - name: web
          image: example.com/web:1
        """),
    ],
    passes: [
      .pod(
        "one check, for a time",
        """
        # bulwark:allow pod/no-host-pid reason="reads /proc" until=2027-01-31
        hostPID: true
        containers:
        - name: web
          image: example.com/web:1
        """)
    ])
}
