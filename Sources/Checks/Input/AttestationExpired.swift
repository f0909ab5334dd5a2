internal import Findings
internal import Guide

struct AttestationExpired: JudgementCheck {
  static let about = About(
    id: "input/attestation-expired",
    severity: .medium,
    title: "Renew statements when their time is over",
    why: """
      What nobody can read from a manifest holds as long as its owner stands by it. When that time is over, \
      the recommendation is not assessed again.
      """,
    profiles: .baseline(),
    scope: .configuration,
    fails: [
      Example(
        "judged on 2026-06-01",
        """
        attestations:
        - ⟦id⟧: auth/mfa
          answer: the identity provider asks everybody for a hardware key
          owner: identity@example.com
          evidence: https://wiki.example.com/mfa
          date: 2025-06-01
          expires: 2026-05-31
        """)
    ],
    passes: [
      Example(
        "the last day still counts",
        """
        attestations:
        - id: auth/mfa
          answer: the identity provider asks everybody for a hardware key
          owner: identity@example.com
          date: 2025-06-01
          expires: 2026-06-01
        """)
    ])
}
