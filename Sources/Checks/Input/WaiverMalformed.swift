internal import Findings
internal import Guide

struct WaiverMalformed: JudgementCheck {
  static let about = About(
    id: "input/waiver-malformed",
    severity: .medium,
    title: "Write waivers so that they can be understood",
    why: """
      What cannot be understood waives nothing: its author takes a decision for made that is not.
      """,
    profiles: .baseline(),
    scope: .documents,
    fails: [
      .pod(
        "no such check, and no reason",
        """
        ⟦# bulwark:allow pod/no-host-pit reason="reads /proc" until=2027-01-31⟧
        hostPID: true
        ⟦# bulwark:allow pod/no-host-ipc until=2027-01-31⟧
        hostIPC: true
        containers:
        - name: web
          image: example.com/web:1
        """)
    ],
    passes: [
      .pod(
        "a comment that only speaks of waivers",
        """
        # see bulwark:allow in the documentation
        containers:
        - name: web
          image: example.com/web:1
        """)
    ])
}
