internal import Findings
internal import Guide

struct WaiverUnused: JudgementCheck {
  static let about = About(
    id: "input/waiver-unused",
    severity: .low,
    title: "Remove waivers that no finding needs",
    why: """
      A waiver that was forgotten hides the weakness on the day it comes back.
      """,
    profiles: .baseline(),
    scope: .documents,
    fails: [
      .pod(
        "there is nothing to waive",
        """
        ⟦# bulwark:allow pod/no-host-pid reason="reads /proc" until=2027-01-31⟧
        hostPID: false
        containers:
        - name: web
          image: example.com/web:1
        """)
    ],
    passes: [
      .pod(
        "a finding needs it",
        """
        hostPID: true # bulwark:allow pod/no-host-pid reason="reads /proc" until=2027-01-31
        containers:
        - name: web
          image: example.com/web:1
        """)
    ])
}
