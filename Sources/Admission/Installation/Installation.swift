internal import Documents
public import Judgement

/// The webhook as manifests. `deploy/` holds what it gives without options.
public struct Installation: Sendable {
  public var namespace = "bulwark"
  public var image =
    "registry.example.com/bulwark/bulwark:0.1.0@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  /// How it begins where there is no configuration: warnings break nothing, and show what would be refused.
  public var mode = AdmissionMode.warn
  /// The configuration that it goes by, as it is written.
  public var configuration: String?
  /// The namespaces of that configuration with modes of their own by a label.
  public var labelled: [LabelledNamespaces] = []
  public var identity = Identity.certManager
  /// Installs the webhook that changes objects, too.
  public var mutates = false

  /// Where the server's certificate comes from.
  public enum Identity: Sendable {
    /// cert-manager makes, renews and announces it.
    case certManager
    /// Made once, as PEM; whoever installs it renews it.
    case given(certificate: String, key: String, authority: String)
  }

  public init() {}

  /// The name of the server within the cluster, which its certificate is for.
  public var serverName: String { "bulwark.\(namespace).svc" }

  /// All manifests in the order in which they are applied: the webhooks come last, when somebody answers.
  public var manifests: String {
    let parts =
      [namespaceManifests, identityManifests, workloadManifests, networkManifests, validating]
      + (mutates ? [mutating] : [])
    return parts.joined(separator: "---\n")
  }

  private var namespaceManifests: String {
    """
    # Bulwark's admission webhook. Written by `bulwark install --print`.
    apiVersion: v1
    kind: Namespace
    metadata:
      name: \(namespace)
      labels:
        app.kubernetes.io/name: bulwark
        pod-security.kubernetes.io/enforce: restricted
        pod-security.kubernetes.io/enforce-version: latest
    ---
    apiVersion: v1
    kind: LimitRange
    metadata:
      name: bulwark
      namespace: \(namespace)
    spec:
      limits:
      - type: Container
        default: {cpu: "1", memory: 128Mi}
        defaultRequest: {cpu: 100m, memory: 64Mi}
    ---
    apiVersion: v1
    kind: ResourceQuota
    metadata:
      name: bulwark
      namespace: \(namespace)
    spec:
      hard:
        pods: "10"
        requests.cpu: "2"
        requests.memory: 1Gi
        limits.cpu: "10"
        limits.memory: 2Gi
    ---
    # It asks the API server for nothing: it has no role, and no token.
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: bulwark
      namespace: \(namespace)
    automountServiceAccountToken: false
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: bulwark
      namespace: \(namespace)
    data:
      bulwark.yaml: |\(configurationText)

    """
  }

  /// The lines of a block scalar. Its indentation is said where its first line might be taken for deeper.
  private var configurationText: String {
    let text =
      configuration ?? """
        admission:
          # First `warn`, and `bulwark admit --rehearse` over what runs; then `enforce`.
          mode: \(mode.rawValue)
          exempt:
            namespaces: \(exemptions)
        """
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indicator = text.first == " " || text.first == "\n" ? "2" : ""
    return indicator + lines.map { $0.isEmpty ? "\n" : "\n    \($0)" }.joined()
  }

  private var exemptions: String { "[kube-system, \(namespace)]" }

  private var identityManifests: String {
    switch identity {
    case .certManager:
      """
      apiVersion: cert-manager.io/v1
      kind: Issuer
      metadata:
        name: bulwark
        namespace: \(namespace)
      spec:
        selfSigned: {}
      ---
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata:
        name: bulwark
        namespace: \(namespace)
      spec:
        secretName: bulwark-tls
        dnsNames: [\(serverName)]
        duration: 2160h
        renewBefore: 720h
        privateKey:
          algorithm: ECDSA
          rotationPolicy: Always
        issuerRef:
          kind: Issuer
          name: bulwark

      """
    case .given(let certificate, let key, _):
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: bulwark-tls
        namespace: \(namespace)
      type: kubernetes.io/tls
      data:
        tls.crt: \(Base64.encode(Array(certificate.utf8)))
        tls.key: \(Base64.encode(Array(key.utf8)))

      """
    }
  }
}
