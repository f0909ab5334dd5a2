internal import Components
internal import Findings

struct StaticCredentials: FlagCheck {
  static let about = About(
    id: "auth/no-static-credentials",
    severity: .high,
    title: "Let nobody in by a file of tokens or passwords",
    why: """
      Whoever reads the file has every credential in it in clear text. They never expire, and to take one \
      back the file must change and the API server restart.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command(
        "a file of tokens", "/usr/local/bin/kube-apiserver\n⟦--token-auth-file=/etc/kubernetes/tokens.csv⟧"),
      .command(
        "a file of passwords", minor: 18, "kube-apiserver\n⟦--basic-auth-file⟧\n/etc/kubernetes/users.csv"),
      .command(
        "the flag is gone, the manifest is stale", "kube-apiserver\n⟦--basic-auth-file=/etc/users.csv⟧"),
      .pod(
        "in a script for the shell",
        """
        containers:
        - name: kube-apiserver
          command:
          - /bin/sh
          - -c
          - exec /usr/local/bin/kube-apiserver --v=2 ⟦--token-auth-file=/tokens.csv⟧ 1>>/var/log/api.log 2>&1
        """),
    ],
    passes: [
      .command("neither", "kube-apiserver\n--client-ca-file=/etc/kubernetes/pki/ca.crt"),
      .pod(
        "named, and not run",
        """
        containers:
        - name: web
          image: example.com/web:1
          command: [sh, -c, "echo kube-apiserver --token-auth-file=/tokens.csv"]
        """),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--token-auth-file", demand: .notGiven,
      message: "lets users in by the tokens of a file",
      cure: .advice("Move the users to OIDC or another provider, then remove --token-auth-file")),
    FlagRule(
      component: .apiServer, flag: "--basic-auth-file", minors: 0..<19, demand: .notGiven,
      message: "lets users in by the passwords of a file",
      cure: .advice("Move the users to OIDC or another provider, then remove --basic-auth-file")),
    FlagRule(
      component: .apiServer, flag: "--basic-auth-file", minors: 19..<Int.max, demand: .notGiven,
      message: "names --basic-auth-file, which is gone since 1.19: the API server does not start with it",
      cure: .remove),
  ]
}
