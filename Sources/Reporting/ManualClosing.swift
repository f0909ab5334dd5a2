extension ManualPage {
  /// The sections of the manual page that belong to no command.
  static let closing = #"""
    .SH EXIT STATUS
    .TP
    .B 0
    Clean: everything was read, and no finding reaches \fB\-\-fail\-on\fR.
    .TP
    .B 1
    There are findings at or above \fB\-\-fail\-on\fR (default: high).
    .TP
    .B 2
    Wrong usage, or something could not be read or assessed: a file with an error,
    a chart that is not rendered, an input without Kubernetes objects; with
    \fBfix\fR also an edit that was dropped. This wins over 1, and
    \fB\-\-fail\-on none\fR does not change it.
    .SH ENVIRONMENT
    .TP
    .B NO_COLOR
    Where it is set, the text is not coloured. Colour and progress are for
    terminals only.
    .TP
    .B TERM
    On a terminal called \fIdumb\fR there is neither colour nor progress.
    .TP
    .BR GITHUB_WORKSPACE ", " GITHUB_SERVER_URL ", " GITHUB_REPOSITORY ", " GITHUB_SHA
    .TQ
    .BR CI_PROJECT_DIR ", " CI_PROJECT_URL ", " CI_COMMIT_SHA
    In a job of GitHub Actions or GitLab CI that runs at the root of the checkout,
    the places in the format markdown are links to the commit.
    .PP
    Nothing else is taken from the environment. No command opens a network
    connection.
    .SH FILES
    .TP
    .I .gitignore
    What git ignores is not read, unless \fB\-\-no\-ignore\fR is given.
    .SH COMPLETIONS
    .EX
    bulwark \-\-generate\-completion\-script bash
    .EE
    .PP
    writes the completions for bash; zsh and fish are known, too.
    .SH EXAMPLES
    Scan a folder; show what the weaknesses are and where:
    .PP
    .EX
    bulwark scan deploy/
    .EE
    .PP
    Scan what Helm renders, and fail for any finding:
    .PP
    .EX
    helm template web | bulwark scan \-\-fail\-on low \-
    .EE
    .PP
    Write a report for code scanning without failing the job for findings:
    .PP
    .EX
    bulwark scan \-\-format sarif \-\-output bulwark.sarif \-\-fail\-on none deploy/
    .EE
    .PP
    Run one check by the name that another tool gives it, and read what it means:
    .PP
    .EX
    bulwark scan \-\-check CKV_K8S_16 deploy/
    bulwark explain CKV_K8S_16
    .EE
    .SH SEE ALSO
    .BR kubectl (1),
    .BR helm (1)

    """#
}
