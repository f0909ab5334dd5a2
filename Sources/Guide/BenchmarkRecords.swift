/// The items of the benchmark, and what answers for them; `Benchmark` says how they are written.
let benchmarkRecords = """
  1.1 | Files of the control plane | -
  1.1.1 | the API server's manifest: mode 600 or stricter | controlplane/config-file-permissions mode | files static-pod apiserver
  1.1.2 | the API server's manifest belongs to root | controlplane/config-file-permissions owner | files static-pod apiserver
  1.1.3 | the controller manager's manifest: mode 600 or stricter | controlplane/config-file-permissions mode | files static-pod controller
  1.1.4 | the controller manager's manifest belongs to root | controlplane/config-file-permissions owner | files static-pod controller
  1.1.5 | the scheduler's manifest: mode 600 or stricter | controlplane/config-file-permissions mode | files static-pod scheduler
  1.1.6 | the scheduler's manifest belongs to root | controlplane/config-file-permissions owner | files static-pod scheduler
  1.1.7 | etcd's manifest: mode 600 or stricter | controlplane/config-file-permissions mode | files static-pod etcd
  1.1.8 | etcd's manifest belongs to root | controlplane/config-file-permissions owner | files static-pod etcd
  1.1.9 | network plugins' files: mode 600 or stricter | controlplane/config-file-permissions mode | files cni-config
  1.1.10 | network plugins' files belong to root | controlplane/config-file-permissions owner | files cni-config
  1.1.11 | etcd's data: mode 700 or stricter | controlplane/config-file-permissions mode | files etcd-data
  1.1.12 | etcd's data belongs to the user that etcd runs as | | files etcd-data
  1.1.13 | administrators' kubeconfigs: mode 600 or stricter | controlplane/kubeconfig-permissions mode | files kubeconfig,super-admin-kubeconfig admin
  1.1.14 | administrators' kubeconfigs belong to root | controlplane/kubeconfig-permissions owner | files kubeconfig,super-admin-kubeconfig admin
  1.1.15 | the scheduler's kubeconfig: mode 600 or stricter | controlplane/kubeconfig-permissions mode | files kubeconfig scheduler
  1.1.16 | the scheduler's kubeconfig belongs to root | controlplane/kubeconfig-permissions owner | files kubeconfig scheduler
  1.1.17 | the controller manager's kubeconfig: mode 600 or stricter | controlplane/kubeconfig-permissions mode | files kubeconfig controller
  1.1.18 | the controller manager's kubeconfig belongs to root | controlplane/kubeconfig-permissions owner | files kubeconfig controller
  1.1.19 | the PKI belongs to root | controlplane/config-file-permissions owner | files pki-folder,pki-certificate,pki-key
  1.1.20 | certificates of the PKI: mode 644 or stricter | controlplane/config-file-permissions mode | files pki-certificate
  1.1.21 | keys of the PKI: mode 600 | controlplane/config-file-permissions mode | files pki-key
  1.2 | API server | kube-apiserver
  1.2.1 | no anonymous requests | auth/anonymous-off | -
  1.2.2 | no file of static tokens | auth/no-static-credentials --token-auth-file |
  1.2.3 | services may not claim external IPs | cis/deny-external-ips |
  1.2.4 | a client certificate for kubelets | controlplane/apiserver-kubelet-tls --kubelet-client-certificate --kubelet-client-key |
  1.2.5 | kubelets are verified by a CA | controlplane/apiserver-kubelet-tls --kubelet-certificate-authority |
  1.2.6 | not every request is allowed | auth/no-always-allow | -
  1.2.7 | kubelets are authorised as nodes | auth/rbac-enabled/node --authorization-mode |
  1.2.8 | RBAC authorises | auth/rbac-enabled | -
  1.2.9 | the plugin EventRateLimit is on | cis/event-rate-limit |
  1.2.10 | the plugin AlwaysAdmit is off | cis/no-always-admit |
  1.2.11 | the plugin AlwaysPullImages is on | cis/always-pull-images |
  1.2.12 | the plugin ServiceAccount is on | cis/service-account-admission |
  1.2.13 | the plugin NamespaceLifecycle is on | cis/namespace-lifecycle |
  1.2.14 | the plugin NodeRestriction is on | auth/rbac-enabled/node --enable-admission-plugins --disable-admission-plugins |
  1.2.15 | no profiles | cis/apiserver-profiling |
  1.2.16 | an audit log is written | logging/audit-enabled --audit-log-path, logging/audit-enabled/openshift | -
  1.2.17 | audit logs are kept for 30 days or as fits | logging/audit-retention --audit-log-maxage |
  1.2.18 | 10 audit logs are kept, or as fits | logging/audit-retention --audit-log-maxbackup |
  1.2.19 | audit logs of 100 MB, or as fits | logging/audit-retention --audit-log-maxsize |
  1.2.20 | the timeout of requests fits the cluster | |
  1.2.21 | accounts of tokens are looked up | auth/token-protection/lookup |
  1.2.22 | keys for tokens of service accounts | cis/service-account-keys |
  1.2.23 | a client certificate for etcd | controlplane/etcd-client-tls --etcd-certfile --etcd-keyfile |
  1.2.24 | a certificate to serve by | controlplane/apiserver-tls --tls-cert-file --tls-private-key-file |
  1.2.25 | a CA for client certificates | controlplane/apiserver-tls --client-ca-file |
  1.2.26 | etcd is verified by a CA | controlplane/etcd-client-tls --etcd-cafile |
  1.2.27 | Secrets are encrypted at rest | secrets/encryption-at-rest, secrets/encryption-at-rest/openshift | -
  1.2.28 | by a provider that protects them | secrets/encryption-at-rest/plain, secrets/strong-provider | -
  1.2.29 | sound cipher suites | network/encrypt-all-traffic --tls-cipher-suites |
  1.2.30 | tokens of service accounts are not extended | auth/token-protection/extended |
  1.3 | Controller manager | kube-controller-manager
  1.3.1 | ended pods are cleared away at a number that fits | cis/ended-pods |
  1.3.2 | no profiles | controlplane/scheduler-controller-ports --profiling |
  1.3.3 | controllers have accounts of their own | cis/controller-accounts |
  1.3.4 | a key to sign tokens of service accounts | cis/service-account-signing-key |
  1.3.5 | pods get the CA of the API server | cis/root-ca |
  1.3.6 | kubelets' serving certificates are renewed | cis/server-certificate-rotation |
  1.3.7 | serves on the loopback address | controlplane/scheduler-controller-ports --bind-address --port |
  1.4 | Scheduler | kube-scheduler
  1.4.1 | no profiles | controlplane/scheduler-controller-ports --profiling enableProfiling |
  1.4.2 | serves on the loopback address | controlplane/scheduler-controller-ports --bind-address --port |
  2 | etcd | etcd
  2.1 | a certificate to serve by | controlplane/etcd-client-tls --cert-file --key-file |
  2.2 | clients show a certificate | controlplane/etcd-client-tls --client-cert-auth --trusted-ca-file |
  2.3 | no certificates of its own making | controlplane/etcd-client-tls --auto-tls |
  2.4 | a certificate for its members | controlplane/etcd-peer-tls --peer-cert-file --peer-key-file |
  2.5 | members show a certificate | controlplane/etcd-peer-tls --peer-client-cert-auth --peer-trusted-ca-file |
  2.6 | no certificates of its own making for members | controlplane/etcd-peer-tls --peer-auto-tls |
  2.7 | a CA of its own | controlplane/etcd-dedicated-ca* | -
  3.1 | Authentication and authorisation | -
  3.1.1 | people do not log in by client certificates | auth/strong-user-authentication*, auth/break-glass/certificate |
  3.1.2 | people do not log in by tokens of service accounts | auth/strong-user-authentication* |
  3.1.3 | people do not log in by bootstrap tokens | auth/authenticator-order --enable-bootstrap-token-auth |
  3.2 | Logging | -
  3.2.1 | there is an audit policy | logging/audit-enabled --audit-policy-file | kube-apiserver
  3.2.2 | the audit policy covers what matters | logging/audit-policy-coverage*, logging/secrets-metadata-only, logging/anonymous-recorded |
  4.1 | Files of the nodes | -
  4.1.1 | the kubelet's unit: mode 600 or stricter | controlplane/config-file-permissions mode | files kubelet-unit
  4.1.2 | the kubelet's unit belongs to root | controlplane/config-file-permissions owner | files kubelet-unit
  4.1.3 | kube-proxy's kubeconfig: mode 600 or stricter | controlplane/kubeconfig-permissions mode | files kubeconfig proxy
  4.1.4 | kube-proxy's kubeconfig belongs to root | controlplane/kubeconfig-permissions owner | files kubeconfig proxy
  4.1.5 | the kubelet's kubeconfig: mode 600 or stricter | controlplane/kubeconfig-permissions mode | files kubeconfig kubelet
  4.1.6 | the kubelet's kubeconfig belongs to root | controlplane/kubeconfig-permissions owner | files kubeconfig kubelet
  4.1.7 | the CA of clients: mode 644 or stricter | controlplane/config-file-permissions mode | files pki-certificate ca.crt
  4.1.8 | the CA of clients belongs to root | controlplane/config-file-permissions owner | files pki-certificate ca.crt
  4.1.9 | the kubelet's configuration: mode 600 or stricter | controlplane/config-file-permissions mode | files kubelet-config
  4.1.10 | the kubelet's configuration belongs to root | controlplane/config-file-permissions owner | files kubelet-config
  4.2 | Kubelet | kubelet
  4.2.1 | no anonymous requests | controlplane/kubelet-anonymous-off |
  4.2.2 | requests are authorised | controlplane/kubelet-authorization |
  4.2.3 | a CA for client certificates | controlplane/apiserver-kubelet-tls/client-ca |
  4.2.4 | no read-only port | controlplane/kubelet-readonly-port |
  4.2.5 | idle streams end | cis/streaming-timeout |
  4.2.6 | the kubelet keeps its chains of iptables | cis/iptables-chains |
  4.2.7 | nodes go by their own names | cis/hostname-override |
  4.2.8 | events are recorded | logging/events-kept |
  4.2.9 | a certificate to serve by | network/certificate-distribution --rotate-server-certificates serverTLSBootstrap |
  4.2.10 | client certificates are renewed | network/certificate-distribution --rotate-certificates rotateCertificates |
  4.2.11 | serving certificates are renewed | cis/server-certificate-rotation |
  4.2.12 | sound cipher suites | network/encrypt-all-traffic --tls-cipher-suites TLS_* |
  4.2.13 | a limit of processes for each pod | network/pid-limits-pod |
  4.2.14 | the runtime's seccomp profile by default | pod/seccomp/node-default |
  4.3 | kube-proxy | kube-proxy
  4.3.1 | metrics on the loopback address | network/worker-ports/proxy-metrics |
  5.1 | RBAC and service accounts | -
  5.1.1 | cluster-admin only where it is needed | auth/least-privilege/cluster-admin |
  5.1.2 | few read Secrets | secrets/rbac-restrict* |
  5.1.3 | no wildcards in roles | auth/least-privilege, auth/least-privilege/verbs, auth/least-privilege/groups, auth/least-privilege/paths |
  5.1.4 | few create pods | auth/least-privilege/workloads |
  5.1.5 | default accounts are not used | auth/workload-identity, auth/workload-identity/default-account |
  5.1.6 | tokens are mounted only where they are needed | pod/no-sa-token-automount* |
  5.1.7 | nobody is in system:masters | auth/break-glass, auth/break-glass/certificate |
  5.1.8 | few bind, impersonate and escalate | auth/escalation-verbs, auth/escalation-verbs/impersonate |
  5.1.9 | few create persistent volumes | auth/escalation-verbs/volumes |
  5.1.10 | few reach nodes/proxy | controlplane/node-access |
  5.1.11 | few approve certificates | auth/escalation-verbs/certificates |
  5.1.12 | few change webhooks | auth/escalation-verbs/admission |
  5.1.13 | few make tokens of service accounts | auth/token-protection/create |
  5.2 | Pod security standards | -
  5.2.1 | something judges pods before they are admitted | pod/admission-policy* |
  5.2.2 | no privileged containers | pod/no-privileged* |
  5.2.3 | not the process namespace of the node | pod/no-host-pid* |
  5.2.4 | not the IPC namespace of the node | pod/no-host-ipc* |
  5.2.5 | not the network namespace of the node | pod/no-host-network* |
  5.2.6 | no escalation of privileges | pod/no-privilege-escalation* |
  5.2.7 | no containers of root | pod/non-root* |
  5.2.8 | not the capability NET_RAW | pod/drop-capabilities* |
  5.2.9 | no capabilities | pod/drop-capabilities* |
  5.2.10 | no HostProcess containers of Windows | pod/pss-residual/host-process |
  5.2.11 | no paths of the node | pod/no-host-path* |
  5.2.12 | no ports of the node | pod/no-host-port* |
  5.3 | Network policies and plugins | -
  5.3.1 | the network plugin enforces policies | network/cni-supports-policy |
  5.3.2 | every namespace has network policies | network/default-deny-ingress, network/default-deny-egress |
  5.4 | Secrets | -
  5.4.1 | Secrets as files, not as variables | secrets/use-secrets/variables |
  5.4.2 | Secrets may be kept outside | |
  5.5 | Extensible admission | -
  5.5.1 | where images come from is judged | image/trusted-registry*, image/admission-gate |
  5.6 | General policies | -
  5.6.1 | namespaces part what does not belong together | network/namespaces, network/no-user-pods-in-system-namespaces |
  5.6.2 | the runtime's seccomp profile | pod/seccomp, pod/seccomp/unconfined, pod/seccomp/ignored-annotation |
  5.6.3 | security contexts | pod/non-root*, pod/no-root-group*, pod/selinux |
  5.6.4 | nothing runs in the namespace default | network/namespaces |
  """
