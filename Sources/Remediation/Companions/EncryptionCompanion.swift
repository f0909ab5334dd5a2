internal import Documents

/// The encryption configuration that an API server lacks: Secrets are written by secretbox with a new key, and
/// what was stored before is still read.
public struct EncryptionCompanion {
  /// Bytes of a key for secretbox.
  public static let keyLength = 32

  private let key: [UInt8]

  /// - Parameter key: `keyLength` random bytes.
  public init(key: [UInt8]) { self.key = key }

  /// The file. It holds the key.
  public var text: String {
    """
    # The key in this file opens every Secret: root alone may read it, and no repository holds it.
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
    - resources:
      - secrets
      providers:
      # The first provider writes.
      - secretbox:
          keys:
          - name: key1
            secret: \(Base64.encode(key))
      # Reads what was stored before. Remove it once all Secrets are rewritten.
      - identity: {}

    """
  }

  /// How the file comes into use; holds nothing of the key.
  public static func steps(file: String) -> String {
    """
    1. Copy \(file) to /etc/kubernetes/enc/encryption.yaml on every control-plane node: the same file on all of
       them, owner root:root, mode 600. Keep a copy of it apart from the backups of etcd.
    2. In /etc/kubernetes/manifests/kube-apiserver.yaml of each node, one after the other:
         command:       - --encryption-provider-config=/etc/kubernetes/enc/encryption.yaml
         volumeMounts:  - {name: encryption, mountPath: /etc/kubernetes/enc, readOnly: true}
         volumes:       - {name: encryption, hostPath: {path: /etc/kubernetes/enc, type: Directory}}
       Wait until the API server is ready again. To go back, take the flag away before step 3.
    3. Rewrite what is stored: kubectl get secrets -A -o json | kubectl replace -f -
       Repeat it for those that changed meanwhile.
    4. Remove `- identity: {}` from the file on every node and restart the API servers: one that cannot read a
       Secret then says so.
    5. sudo bulwark node

    """
  }
}
