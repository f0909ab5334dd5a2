/// Where installers put the files of a node.
///
/// The layouts are kubeadm's, kops', those of RKE2 and k3s, of OpenShift and of minikube.
struct NodeLayout {
  /// What a file is for; the checks name the modes by it.
  enum Role: String {
    case staticPod = "static-pod"
    case pkiFolder = "pki-folder"
    case pkiKey = "pki-key"
    case pkiCertificate = "pki-certificate"
    case kubeconfig
    case superAdmin = "super-admin-kubeconfig"
    case userKubeconfig = "user-kubeconfig"
    case userFolder = "user-kube-folder"
    case kubeletConfig = "kubelet-config"
    case kubeletUnit = "kubelet-unit"
    case etcdData = "etcd-data"
    case cni = "cni-config"
    case encryptionConfig = "encryption-config"
    case auditLog = "audit-log"
    case auditPolicy = "audit-policy"
    case serverConfig = "api-server-config"
  }

  struct Row {
    let role: Role
    /// `*` stands for any part of a name; `**` at the end for everything below.
    let pattern: String
    /// What lies in the file is judged as well.
    var isRead = false
  }

  static let rows: [Row] = [
    Row(role: .staticPod, pattern: "/etc/kubernetes/manifests/*.yaml", isRead: true),
    Row(role: .staticPod, pattern: "/etc/kubernetes/manifests/*.yml", isRead: true),
    Row(role: .staticPod, pattern: "/etc/kubernetes/manifests/*.json", isRead: true),
    Row(role: .staticPod, pattern: "/etc/kubernetes/manifests/*.manifest", isRead: true),
    Row(role: .staticPod, pattern: "/var/lib/rancher/*/agent/pod-manifests/*.yaml", isRead: true),
    Row(role: .pkiFolder, pattern: "/etc/kubernetes/pki"),
    Row(role: .pkiCertificate, pattern: "/etc/kubernetes/pki/**"),
    Row(role: .pkiCertificate, pattern: "/srv/kubernetes/**"),
    Row(role: .pkiCertificate, pattern: "/etc/kubernetes/static-pod-resources/**"),
    Row(role: .pkiCertificate, pattern: "/var/lib/minikube/certs/**"),
    Row(role: .pkiCertificate, pattern: "/var/lib/rancher/*/server/tls/**"),
    Row(role: .pkiCertificate, pattern: "/var/lib/rancher/*/agent/*.crt"),
    Row(role: .pkiKey, pattern: "/var/lib/rancher/*/agent/*.key"),
    // Links: what they lead to is met by these names, and by its own no more.
    Row(role: .pkiKey, pattern: "/var/lib/kubelet/pki/kubelet-client-current.pem"),
    Row(role: .pkiKey, pattern: "/var/lib/kubelet/pki/kubelet-server-current.pem"),
    Row(role: .pkiCertificate, pattern: "/var/lib/kubelet/pki/**"),
    Row(role: .superAdmin, pattern: "/etc/kubernetes/super-admin.conf"),
    Row(role: .kubeconfig, pattern: "/etc/kubernetes/*.conf"),
    Row(role: .kubeconfig, pattern: "/etc/kubernetes/kubeconfig"),
    Row(role: .kubeconfig, pattern: "/var/lib/kubelet/kubeconfig"),
    Row(role: .kubeconfig, pattern: "/var/lib/kube-*/kubeconfig"),
    Row(role: .kubeconfig, pattern: "/var/lib/rancher/*/server/cred/*.kubeconfig"),
    Row(role: .kubeconfig, pattern: "/var/lib/rancher/*/agent/*.kubeconfig"),
    Row(role: .kubeconfig, pattern: "/etc/rancher/rke2/rke2.yaml"),
    Row(role: .kubeconfig, pattern: "/etc/rancher/k3s/k3s.yaml"),
    Row(role: .userFolder, pattern: "/root/.kube"),
    Row(role: .userFolder, pattern: "/home/*/.kube"),
    Row(role: .userKubeconfig, pattern: "/root/.kube/config"),
    Row(role: .userKubeconfig, pattern: "/home/*/.kube/config"),
    Row(role: .kubeletConfig, pattern: "/var/lib/kubelet/config.yaml", isRead: true),
    Row(role: .kubeletUnit, pattern: "/etc/systemd/system/kubelet.service"),
    Row(role: .kubeletUnit, pattern: "/etc/systemd/system/kubelet.service.d/*.conf"),
    Row(role: .kubeletUnit, pattern: "/usr/lib/systemd/system/kubelet.service"),
    Row(role: .kubeletUnit, pattern: "/usr/lib/systemd/system/kubelet.service.d/*.conf"),
    Row(role: .kubeletUnit, pattern: "/lib/systemd/system/kubelet.service"),
    Row(role: .kubeletUnit, pattern: "/lib/systemd/system/kubelet.service.d/*.conf"),
    Row(role: .etcdData, pattern: "/var/lib/etcd"),
    Row(role: .etcdData, pattern: "/var/lib/rancher/*/server/db/etcd"),
    Row(role: .cni, pattern: "/etc/cni/net.d/*"),
    Row(role: .cni, pattern: "/var/lib/rancher/*/agent/etc/cni/net.d/*"),
    Row(
      role: .encryptionConfig, pattern: "/var/lib/rancher/*/server/cred/encryption-config.json", isRead: true),
  ]

  /// Folders that only a node has.
  static let signs = [
    "/etc/kubernetes/manifests", "/etc/kubernetes/kubelet.conf", "/var/lib/kubelet", "/var/lib/rancher/rke2",
    "/var/lib/rancher/k3s", "/srv/kubernetes",
  ]

  /// What flags of a component name: the flag, what the file is for, and whether it is judged.
  static let flags: [(component: String, flag: String, role: Role, isRead: Bool)] = [
    ("kube-apiserver", "encryption-provider-config", .encryptionConfig, true),
    ("kube-apiserver", "audit-policy-file", .auditPolicy, true),
    ("kube-apiserver", "audit-log-path", .auditLog, false),
    ("kube-apiserver", "admission-control-config-file", .serverConfig, true),
    ("kube-apiserver", "authentication-config", .serverConfig, true),
    ("kube-apiserver", "authorization-config", .serverConfig, true),
    ("kube-apiserver", "tls-cert-file", .pkiCertificate, false),
    ("kube-apiserver", "tls-private-key-file", .pkiKey, false),
    ("kube-scheduler", "config", .serverConfig, true),
    ("kubelet", "config", .kubeletConfig, true),
    ("kubelet", "kubeconfig", .kubeconfig, false),
    ("kubelet", "client-ca-file", .pkiCertificate, false),
    ("kubelet", "tls-cert-file", .pkiCertificate, false),
    ("kubelet", "tls-private-key-file", .pkiKey, false),
    ("kube-proxy", "kubeconfig", .kubeconfig, false),
    ("kube-proxy", "config", .serverConfig, true),
    ("etcd", "data-dir", .etcdData, false),
  ]

  /// How the paths of the kubeconfigs end that the kubelet logs in with.
  static let kubeletKubeconfigs = ["/kubelet.conf", "/kubelet.kubeconfig", "/kubelet/kubeconfig"]

  /// Keys lie among the certificates, known by their names.
  static func role(_ role: Role, ofFile name: String) -> Role {
    guard role == .pkiCertificate else { return role }
    // The kubelet keeps key and certificate in one file.
    let isKubelets = name.hasPrefix("kubelet-client-") || name.hasPrefix("kubelet-server-")
    return name.hasSuffix(".key") || name.hasSuffix("-key.pem") || isKubelets && name.hasSuffix(".pem")
      ? .pkiKey : role
  }
}
