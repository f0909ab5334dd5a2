internal import Documents
internal import Findings
internal import Kubernetes

/// The remedy is for review where the image or the command is of a program that makes user namespaces for a
/// sandbox of its own (browsers, rootless builders), which the runtimes' profiles forbid. A privileged
/// container is spared: no profile holds for it.
struct SeccompProfile: ContainerCheck {
  static let about = About(
    id: "pod/seccomp",
    severity: .high,
    title: "Apply a seccomp profile",
    why: """
      Without a profile the container may make every system call, and most escapes begin with one that no \
      ordinary program needs. Kubernetes applies none unless it is asked.
      """,
    profiles: .restricted(since: 19),
    scope: .linuxPods,
    fails: [
      .pod("absent means unconfined", "containers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "one container of two has none",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seccompProfile:
              type: RuntimeDefault
        - name: log
          image: example.com/log:1
          ⟦securityContext⟧:
            runAsNonRoot: true
        """),
      .pod(
        "a browser and a rootless builder make sandboxes of their own",
        """
        containers:
        - ⟦name⟧: browser
          image: example.com/headless-chromium:1
        - ⟦name⟧: build
          image: example.com/build:1
          command: [rootlesskit, buildkitd]
        """),
    ],
    passes: [
      .pod(
        "the pod's profile counts for its containers",
        """
        securityContext:
          seccompProfile:
            type: RuntimeDefault
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "Unconfined is the matter of pod/seccomp/unconfined",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seccompProfile:
              type: Unconfined
        """),
      .pod(
        "a privileged container is unconfined whatever it says: pod/no-privileged",
        """
        containers:
        - name: agent
          image: example.com/agent:1
          securityContext:
            privileged: true
        """),
      Example(
        "before 1.19 the annotation", minor: 18,
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            seccomp.security.alpha.kubernetes.io/pod: runtime/default
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      .pod(
        "the field does not exist on Windows",
        "os:\n  name: windows\ncontainers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard SeccompProfiles.type(in: container.security) == nil,
      SeccompProfiles.type(in: workload.security) == nil
    else { return }
    if context.profile == .nsa {
      if container.isPrivileged { return }
      if !context.isAtLeast(19), SeccompProfiles.annotation(for: container, of: workload) != nil { return }
    }
    report(
      "has no seccomp profile", at: .missing(under: container.node, "securityContext.seccompProfile.type"),
      remedy: Remedy(
        Self.makesSandboxes(container) ? .review : .safe, "Set seccompProfile.type: RuntimeDefault",
        .set(
          under: container.node, path: "securityContext.seccompProfile.type", to: .string("RuntimeDefault"))))
  }

  private static func makesSandboxes(_ container: Container) -> Bool {
    container.imageNames(anyOf: [
      "chrome", "chromium", "browserless", "puppeteer", "playwright", "selenium", "buildkit", "buildah",
      "podman", "rootless",
    ])
      || container.starts(anyOf: [
        "unshare", "bwrap", "rootlesskit", "buildkitd", "buildah", "podman", "chrome", "chromium",
        "google-chrome",
      ])
  }
}
