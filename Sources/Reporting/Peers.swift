internal import Guide

/// Another tool, as those who leave it know it. What is said of it was seen in its own documentation or by
/// running it: kubescape 4.0, Trivy 0.74, checkov 3.3, kube-linter 0.8, kube-score 1.20, Polaris 10.
struct Peer: Sendable {
  enum Source: Sendable {
    case references(@Sendable (CrossReferences) -> [String])
    case tool(PeerName.Tool)
  }

  let name: String
  let source: Source
  let commands: [(there: String, here: String)]
  let exitCodes: String
  let waivers: String
  let formats: String

  static let all = [kubescape, trivy, checkov, kubeLinter, kubeScore, polaris]

  private static let kubescape = Peer(
    name: "kubescape", source: .references { $0.kubescape },
    commands: [
      ("kubescape scan framework nsa deploy/", "bulwark scan deploy/"),
      ("kubescape scan control C-0057 deploy/", "bulwark scan --check C-0057 deploy/"),
      ("kubescape scan --severity-threshold critical deploy/", "bulwark scan --fail-on critical deploy/"),
      (
        "kubescape scan --format sarif --output r.sarif deploy/",
        "bulwark scan --format sarif --output r.sarif deploy/"
      ),
      ("kubescape fix report.json", "bulwark fix deploy/"),
      ("kubescape list controls", "bulwark explain"),
    ],
    exitCodes: "1 for a threshold that is passed and for errors alike; here errors are 2.",
    waivers: """
      an exceptions file (`--exceptions`) names controls and resources by regular expressions; here a waiver \
      names a check and selects by kind, namespace, name, container or path.
      """,
    formats: "`json`, `junit`, `sarif` have the same names; `gitlab-sast` is `gitlab` (Code Quality).")

  private static let trivy = Peer(
    name: "Trivy", source: .references { $0.trivy },
    commands: [
      ("trivy config --exit-code 1 deploy/", "bulwark scan --fail-on low deploy/"),
      ("trivy config --severity HIGH,CRITICAL deploy/", "bulwark scan --min-severity high deploy/"),
      (
        "trivy config --format sarif --output r.sarif deploy/",
        "bulwark scan --format sarif --output r.sarif deploy/"
      ),
      ("trivy config --format json deploy/", "bulwark scan --format json deploy/"),
    ],
    exitCodes: "0 also with findings unless `--exit-code` says otherwise; here `--fail-on none` is that.",
    waivers: """
      `.trivyignore` lists ids, `.trivyignore.yaml` ids with paths, a statement and `expired_at`; here a waiver \
      names a check, and may select paths, give a reason and expire.
      """,
    formats: "`json` and `sarif` have the same names; there is no template.")

  private static let checkov = Peer(
    name: "checkov", source: .tool(.checkov),
    commands: [
      ("checkov --framework kubernetes -d deploy/", "bulwark scan --fail-on low deploy/"),
      ("checkov -f web.yaml --check CKV_K8S_16", "bulwark scan --check CKV_K8S_16 web.yaml"),
      (
        "checkov -d deploy/ --skip-check CKV_K8S_22,CKV_K8S_38",
        "bulwark scan --skip CKV_K8S_22,CKV_K8S_38 deploy/"
      ),
      ("checkov -d deploy/ --soft-fail", "bulwark scan --fail-on none deploy/"),
      ("checkov -d deploy/ --create-baseline", "bulwark scan --write-baseline baseline.json deploy/"),
      ("checkov -d deploy/ --baseline .checkov.baseline", "bulwark scan --baseline baseline.json deploy/"),
      ("checkov -d deploy/ -o junitxml", "bulwark scan --format junit deploy/"),
    ],
    exitCodes: "0 clean, 1 for any failed check; here 1 begins at `--fail-on`, without an account.",
    waivers: """
      the annotation `checkov.io/skip1: CKV_K8S_20=reason` on the object; here `bulwark.dev/allow`, or a comment \
      at the line.
      """,
    formats: "`json` and `sarif` have the same names, `junitxml` is `junit`.")

  private static let kubeLinter = Peer(
    name: "kube-linter", source: .tool(.kubeLinter),
    commands: [
      ("kube-linter lint deploy/", "bulwark scan --fail-on low deploy/"),
      (
        "kube-linter lint --do-not-auto-add-defaults --include host-pid deploy/",
        "bulwark scan --check host-pid deploy/"
      ),
      (
        "kube-linter lint --exclude no-read-only-root-fs deploy/",
        "bulwark scan --skip no-read-only-root-fs deploy/"
      ),
      ("kube-linter lint --format sarif deploy/", "bulwark scan --format sarif deploy/"),
      ("kube-linter checks list", "bulwark explain"),
    ],
    exitCodes: """
      1 for findings and for errors; here errors are 2, and so is an input without objects \
      (`--fail-if-no-objects-found`) unless `--allow-empty` is given.
      """,
    waivers: """
      the annotation `ignore-check.kube-linter.io/NAME: reason` on the object; here `bulwark.dev/allow`, or a \
      comment at the line. Nothing ignores all checks at once.
      """,
    formats: "`json` and `sarif` have the same names, `plain` is `text`.")

  private static let kubeScore = Peer(
    name: "kube-score", source: .tool(.kubeScore),
    commands: [
      ("kube-score score deploy/*.yaml", "bulwark scan deploy/"),
      ("helm template web | kube-score score -", "helm template web | bulwark scan -"),
      (
        "kube-score score --ignore-test container-seccomp-profile web.yaml",
        "bulwark scan --skip container-seccomp-profile web.yaml"
      ),
      ("kube-score score --exit-one-on-warning web.yaml", "bulwark scan --fail-on medium web.yaml"),
      (
        "kube-score score --kubernetes-version v1.30 web.yaml",
        "bulwark scan --kubernetes-version 1.30 web.yaml"
      ),
      ("kube-score list", "bulwark explain"),
    ],
    exitCodes: "1 for a critical finding, with `--exit-one-on-warning` for a warning too.",
    waivers: """
      the annotation `kube-score/ignore: name,name` on the object; here `bulwark.dev/allow`, or a comment at the \
      line.
      """,
    formats: "`json` and `sarif` have the same names, `human` is `text`.")

  private static let polaris = Peer(
    name: "Polaris", source: .tool(.polaris),
    commands: [
      (
        "polaris audit --audit-path deploy/ --format pretty --set-exit-code-on-danger",
        "bulwark scan deploy/"
      ),
      ("polaris audit --audit-path deploy/ --checks hostPIDSet", "bulwark scan --check hostPIDSet deploy/"),
      ("polaris audit --audit-path deploy/ --format json", "bulwark scan --format json deploy/"),
      ("polaris fix --files-path deploy/ --checks all", "bulwark fix --write deploy/"),
    ],
    exitCodes: """
      0 also with findings; 3 with `--set-exit-code-on-danger`, 4 with `--set-exit-code-below-score`; here 1.
      """,
    waivers: """
      the annotation `polaris.fairwinds.com/NAME-exempt: "true"` on the controller, or `exemptions` in the \
      configuration; here `bulwark.dev/allow`, or `waivers` in `.bulwark.yaml`.
      """,
    formats: "`json` has the same name, `pretty` is `text`.")
}
