internal import Documents
internal import Findings
internal import Kubernetes

struct RedirectToTLS: ObjectCheck {
  static let about = About(
    id: "network/external-tls/redirect",
    severity: .medium,
    title: "Send clear-text requests on to TLS",
    why: """
      A host that also answers in clear text can be used so: whoever sits on the way keeps the caller there, \
      and the certificate protects nobody.
      """,
    scope: .kinds(["Ingress", "Route"]),
    fails: [
      Example(
        "the redirect is switched off",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations:
            nginx.ingress.kubernetes.io/ssl-redirect: ⟦"false"⟧
        spec:
          tls:
          - secretName: web
        """),
      Example(
        "both ways in",
        """
        apiVersion: route.openshift.io/v1
        kind: Route
        metadata:
          name: web
        spec:
          tls:
            termination: edge
            insecureEdgeTerminationPolicy: ⟦Allow⟧
        """),
    ],
    passes: [
      Example(
        "redirected, as is the default",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          tls:
          - secretName: web
        """),
      Example(
        "said in so many words",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations:
            haproxy.org/ssl-redirect: "true"
            nginx.ingress.kubernetes.io/force-ssl-redirect: "false"
        spec:
          tls:
          - secretName: web
        ---
        apiVersion: route.openshift.io/v1
        kind: Route
        metadata:
          name: web
        spec:
          tls:
            termination: edge
            insecureEdgeTerminationPolicy: Redirect
        """),
      Example(
        "without TLS there is nowhere to send to: network/external-tls",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations:
            nginx.ingress.kubernetes.io/ssl-redirect: "false"
        spec:
          rules:
          - host: shop.example.com
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    Ingress.isGroup(object.apiVersion) || object.apiVersion == "route.openshift.io/v1"
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let ingress = Ingress(object) else { return checkRoute(object, report) }
    guard let annotations = ingress.annotations, ingress.spec.given("tls").map({ $0.count > 0 }) ?? false
    else {
      return
    }
    for annotation in annotations.children where annotation.textIs("false") {
      guard Self.redirects.contains(where: annotation.keyIs) else { continue }
      report(
        "answers in clear text too", at: .value(annotation),
        remedy: Remedy(.review, "Set it to true", .replace(annotation, with: .string("true"))))
    }
  }

  private func checkRoute(_ route: KubernetesObject, _ report: Reporter) {
    guard let policy = route.node.given("spec")?.given("tls")?.given("insecureEdgeTerminationPolicy"),
      policy.textIs("Allow")
    else { return }
    report(
      "answers in clear text too", at: .value(policy),
      remedy: Remedy(.review, "Set it to Redirect", .replace(policy, with: .string("Redirect"))))
  }

  private static let redirects: [StaticString] = [
    "nginx.ingress.kubernetes.io/ssl-redirect", "ingress.kubernetes.io/ssl-redirect",
    "haproxy-ingress.github.io/ssl-redirect", "haproxy.org/ssl-redirect", "nginx.org/redirect-to-https",
  ]
}
