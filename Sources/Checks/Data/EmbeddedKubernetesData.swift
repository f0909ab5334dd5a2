extension KubernetesData {
  /// What the program brings along, in the form in which a file of the user's can take its place.
  ///
  /// Sources: the versions and their ends, kubernetes.io/releases and endoflife.date; of each flaw, its entry in the
  /// row, by the Kubernetes CVE feed and the Go vulnerability database as of the date of the flaws. Flaws that no release mends, because they are in the design, are the matter of other checks. Severities are
  /// those of the advisories.
  static let embeddedText: StaticString = #"""
    {
      "schemaVersion": 1,
      "date": "2026-11-24",
      "flawsDate": "2026-08-22",
      "kubernetes": [
        {"release": "1.37", "patch": 1, "end": "2027-10-28"},
        {"release": "1.36", "patch": 4, "end": "2027-06-28"},
        {"release": "1.35", "patch": 9, "end": "2027-02-28"},
        {"release": "1.34", "patch": 11, "end": "2026-10-27"},
        {"release": "1.33", "patch": 13, "end": "2026-06-28"},
        {"release": "1.32", "patch": 13, "end": "2026-02-28"},
        {"release": "1.31", "patch": 14, "end": "2025-11-11"},
        {"release": "1.30", "patch": 14, "end": "2025-07-15"},
        {"release": "1.29", "patch": 15, "end": "2025-02-28"},
        {"release": "1.28", "patch": 15, "end": "2024-10-28"}
      ],
      "runtimes": [
        {
          "name": "containerd",
          "releases": [
            {"release": "2.3", "end": "2028-04-30"}, {"release": "2.2", "end": "2026-11-06"},
            {"release": "2.1", "end": "2026-07-03"}, {"release": "2.0", "end": "2027-03-01"},
            {"release": "1.7", "end": "2026-09-01"}, {"release": "1.6", "end": "2025-08-23"},
            {"release": "1.5", "end": "2023-02-28"}
          ]
        },
        {
          "name": "docker",
          "releases": [
            {"release": "28", "end": "2026-05-13"}, {"release": "27", "end": "2025-05-03"},
            {"release": "26", "end": "2025-02-17"}, {"release": "25", "end": "2026-12-04"},
            {"release": "24", "end": "2024-06-08"}, {"release": "23", "end": "2025-05-19"},
            {"release": "20.10", "end": "2023-12-10"}
          ]
        }
      ],
      "flaws": [
        {
          "id": "CVE-2017-1002102", "components": ["kubelet"], "severity": "medium",
          "summary": "a container with a secret, configMap, projected or downwardAPI volume deletes files of the node",
          "affected": [
            {"introduced": "1.3.0", "fixed": "1.7.14"}, {"introduced": "1.8.0", "fixed": "1.8.9"},
            {"introduced": "1.9.0", "fixed": "1.9.4"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/60814"
        },
        {
          "id": "CVE-2018-1002105", "components": ["kube-apiserver"], "severity": "critical",
          "summary": "requests over a connection that the API server has upgraded reach kubelets and aggregated servers with its own rights",
          "affected": [
            {"introduced": "1.0.0", "fixed": "1.10.11"}, {"introduced": "1.11.0", "fixed": "1.11.5"},
            {"introduced": "1.12.0", "fixed": "1.12.3"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/71411"
        },
        {
          "id": "CVE-2019-1002100", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "a json-patch exhausts the API server",
          "affected": [
            {"introduced": "1.0.0", "fixed": "1.11.8"}, {"introduced": "1.12.0", "fixed": "1.12.6"},
            {"introduced": "1.13.0", "fixed": "1.13.4"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/74534"
        },
        {
          "id": "CVE-2019-11245", "components": ["kubelet"], "severity": "medium",
          "summary": "a container runs as root after its first restart",
          "affected": [
            {"introduced": "1.13.6", "fixed": "1.13.7"}, {"introduced": "1.14.2", "fixed": "1.14.3"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/78308"
        },
        {
          "id": "CVE-2019-11247", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "rights in one namespace are enough for cluster-wide custom resources",
          "affected": [
            {"introduced": "1.7.0", "fixed": "1.13.9"}, {"introduced": "1.14.0", "fixed": "1.14.5"},
            {"introduced": "1.15.0", "fixed": "1.15.2"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/80983"
        },
        {
          "id": "CVE-2019-11248", "components": ["kubelet"], "severity": "medium",
          "summary": "profiles of the kubelet lie open on its health port",
          "affected": [
            {"introduced": "0", "fixed": "1.12.10"}, {"introduced": "1.13.0", "fixed": "1.13.8"},
            {"introduced": "1.14.0", "fixed": "1.14.4"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/81023"
        },
        {
          "id": "CVE-2019-11253", "components": ["kube-apiserver"], "severity": "high",
          "summary": "a small YAML or JSON text exhausts the API server",
          "affected": [
            {"introduced": "1.0.0", "fixed": "1.13.12"}, {"introduced": "1.14.0", "fixed": "1.14.8"},
            {"introduced": "1.15.0", "fixed": "1.15.5"}, {"introduced": "1.16.0", "fixed": "1.16.2"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/83253"
        },
        {
          "id": "CVE-2019-11254", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "a YAML text keeps the API server busy",
          "affected": [
            {"introduced": "0", "fixed": "1.15.10"}, {"introduced": "1.16.0", "fixed": "1.16.7"},
            {"introduced": "1.17.0", "fixed": "1.17.3"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/89535"
        },
        {
          "id": "CVE-2020-8551", "components": ["kubelet"], "severity": "medium",
          "summary": "requests to its API exhaust the kubelet",
          "affected": [
            {"introduced": "1.15.0", "fixed": "1.15.10"}, {"introduced": "1.16.0", "fixed": "1.16.7"},
            {"introduced": "1.17.0", "fixed": "1.17.3"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/89377"
        },
        {
          "id": "CVE-2020-8552", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "requests exhaust the memory of the API server",
          "affected": [
            {"introduced": "0", "fixed": "1.15.10"}, {"introduced": "1.16.0", "fixed": "1.16.7"},
            {"introduced": "1.17.0", "fixed": "1.17.3"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/89378"
        },
        {
          "id": "CVE-2020-8555", "components": ["kube-controller-manager"], "severity": "medium",
          "summary": "whoever may create volumes makes the control plane send requests to its own network",
          "affected": [
            {"introduced": "0", "fixed": "1.15.12"}, {"introduced": "1.16.0", "fixed": "1.16.9"},
            {"introduced": "1.17.0", "fixed": "1.17.5"}, {"introduced": "1.18.0", "fixed": "1.18.1"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/91542"
        },
        {
          "id": "CVE-2020-8557", "components": ["kubelet"], "severity": "medium",
          "summary": "a pod fills the disk of its node through /etc/hosts",
          "affected": [
            {"introduced": "1.1.0", "fixed": "1.16.13"}, {"introduced": "1.17.0", "fixed": "1.17.9"},
            {"introduced": "1.18.0", "fixed": "1.18.6"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/93032"
        },
        {
          "id": "CVE-2020-8558", "components": ["kubelet", "kube-proxy"], "severity": "medium",
          "summary": "neighbours of a node reach what listens on its loopback address alone",
          "affected": [
            {"introduced": "0", "fixed": "1.16.11"}, {"introduced": "1.17.0", "fixed": "1.17.7"},
            {"introduced": "1.18.0", "fixed": "1.18.4"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/92315"
        },
        {
          "id": "CVE-2020-8559", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "a node that an attacker holds redirects requests and gets to others",
          "affected": [
            {"introduced": "0", "fixed": "1.16.13"}, {"introduced": "1.17.0", "fixed": "1.17.9"},
            {"introduced": "1.18.0", "fixed": "1.18.7"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/92914"
        },
        {
          "id": "CVE-2021-25735", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "a validating webhook for nodes judges old values, and is passed by",
          "affected": [
            {"introduced": "0", "fixed": "1.18.18"}, {"introduced": "1.19.0", "fixed": "1.19.10"},
            {"introduced": "1.20.0", "fixed": "1.20.6"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/100096"
        },
        {
          "id": "CVE-2021-25741", "components": ["kubelet"], "severity": "high",
          "summary": "a subpath reaches files of the node outside its volume",
          "affected": [
            {"introduced": "0", "fixed": "1.19.15"}, {"introduced": "1.20.0", "fixed": "1.20.11"},
            {"introduced": "1.21.0", "fixed": "1.21.5"}, {"introduced": "1.22.0", "fixed": "1.22.2"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/104980"
        },
        {
          "id": "CVE-2021-25749", "components": ["kubelet"], "severity": "high", "system": "windows",
          "summary": "runAsNonRoot is passed by on Windows nodes",
          "affected": [
            {"introduced": "1.20.0", "fixed": "1.22.14"}, {"introduced": "1.23.0", "fixed": "1.23.11"},
            {"introduced": "1.24.0", "fixed": "1.24.5"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/112192"
        },
        {
          "id": "CVE-2022-3162", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "who may read one custom resource reads others of its group",
          "affected": [
            {"introduced": "0", "fixed": "1.22.16"}, {"introduced": "1.23.0", "fixed": "1.23.14"},
            {"introduced": "1.24.0", "fixed": "1.24.8"}, {"introduced": "1.25.0", "fixed": "1.25.4"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/113756"
        },
        {
          "id": "CVE-2022-3294", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "whoever may change nodes sends requests through the API server into its network",
          "affected": [
            {"introduced": "1.22.0", "fixed": "1.22.16"}, {"introduced": "1.23.0", "fixed": "1.23.14"},
            {"introduced": "1.24.0", "fixed": "1.24.8"}, {"introduced": "1.25.0", "fixed": "1.25.4"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/113757"
        },
        {
          "id": "CVE-2023-2431", "components": ["kubelet"], "severity": "low",
          "summary": "a pod with an empty localhost profile runs without seccomp",
          "affected": [
            {"introduced": "0", "fixed": "1.24.14"}, {"introduced": "1.25.0", "fixed": "1.25.10"},
            {"introduced": "1.26.0", "fixed": "1.26.5"}, {"introduced": "1.27.0", "fixed": "1.27.2"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/118690"
        },
        {
          "id": "CVE-2023-2727", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "ephemeral containers run images that ImagePolicyWebhook refuses",
          "affected": [
            {"introduced": "0", "fixed": "1.24.15"}, {"introduced": "1.25.0", "fixed": "1.25.11"},
            {"introduced": "1.26.0", "fixed": "1.26.6"}, {"introduced": "1.27.0", "fixed": "1.27.3"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/118640"
        },
        {
          "id": "CVE-2023-2728", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "ephemeral containers mount Secrets that their account must not",
          "affected": [
            {"introduced": "0", "fixed": "1.24.15"}, {"introduced": "1.25.0", "fixed": "1.25.11"},
            {"introduced": "1.26.0", "fixed": "1.26.6"}, {"introduced": "1.27.0", "fixed": "1.27.3"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/118640"
        },
        {
          "id": "CVE-2023-3676", "components": ["kubelet"], "severity": "high", "system": "windows",
          "summary": "whoever may create pods becomes administrator of a Windows node",
          "affected": [
            {"introduced": "0", "fixed": "1.24.17"}, {"introduced": "1.25.0", "fixed": "1.25.13"},
            {"introduced": "1.26.0", "fixed": "1.26.8"}, {"introduced": "1.27.0", "fixed": "1.27.5"},
            {"introduced": "1.28.0", "fixed": "1.28.1"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/119339"
        },
        {
          "id": "CVE-2023-3955", "components": ["kubelet"], "severity": "high", "system": "windows",
          "summary": "whoever may create pods becomes administrator of a Windows node",
          "affected": [
            {"introduced": "0", "fixed": "1.24.17"}, {"introduced": "1.25.0", "fixed": "1.25.13"},
            {"introduced": "1.26.0", "fixed": "1.26.8"}, {"introduced": "1.27.0", "fixed": "1.27.5"},
            {"introduced": "1.28.0", "fixed": "1.28.1"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/119595"
        },
        {
          "id": "CVE-2023-5528", "components": ["kubelet"], "severity": "high", "system": "windows",
          "summary": "a volume makes whoever created it administrator of a Windows node",
          "affected": [
            {"introduced": "1.8.0", "fixed": "1.25.16"}, {"introduced": "1.26.0", "fixed": "1.26.11"},
            {"introduced": "1.27.0", "fixed": "1.27.8"}, {"introduced": "1.28.0", "fixed": "1.28.4"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/121879"
        },
        {
          "id": "CVE-2024-3177", "components": ["kube-apiserver"], "severity": "low",
          "summary": "envFrom reaches Secrets that an account must not mount",
          "affected": [
            {"introduced": "0", "fixed": "1.27.13"}, {"introduced": "1.28.0", "fixed": "1.28.9"},
            {"introduced": "1.29.0", "fixed": "1.29.4"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/124336"
        },
        {
          "id": "CVE-2024-5321", "components": ["kubelet"], "severity": "medium", "system": "windows",
          "summary": "every user of a Windows node reads and changes the logs of containers",
          "affected": [
            {"introduced": "1.27.0", "fixed": "1.27.16"}, {"introduced": "1.28.0", "fixed": "1.28.12"},
            {"introduced": "1.29.0", "fixed": "1.29.7"}, {"introduced": "1.30.0", "fixed": "1.30.3"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/126161"
        },
        {
          "id": "CVE-2024-9042", "components": ["kubelet"], "severity": "medium", "system": "windows",
          "summary": "whoever may query the logs of a Windows node runs commands on it",
          "affected": [
            {"introduced": "0", "fixed": "1.29.13"}, {"introduced": "1.30.0-alpha.0", "fixed": "1.30.9"},
            {"introduced": "1.31.0-alpha.0", "fixed": "1.31.5"},
            {"introduced": "1.32.0-alpha.0", "fixed": "1.32.1"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/129654"
        },
        {
          "id": "CVE-2024-10220", "components": ["kubelet"], "severity": "high",
          "summary": "a gitRepo volume runs commands outside its container",
          "affected": [
            {"introduced": "0", "fixed": "1.28.12"}, {"introduced": "1.29.0", "fixed": "1.29.7"},
            {"introduced": "1.30.0", "fixed": "1.30.3"}
          ],
          "source": "https://github.com/kubernetes/kubernetes/issues/128885"
        },
        {
          "id": "CVE-2025-0426", "components": ["kubelet"], "severity": "medium",
          "summary": "requests to the read-only port fill the disk of the node with checkpoints",
          "affected": [
            {"introduced": "0", "fixed": "1.29.14"}, {"introduced": "1.30.0", "fixed": "1.30.10"},
            {"introduced": "1.31.0", "fixed": "1.31.6"}, {"introduced": "1.32.0", "fixed": "1.32.2"}
          ],
          "source": "https://pkg.go.dev/vuln/GO-2025-3465"
        },
        {
          "id": "CVE-2025-4563", "components": ["kube-apiserver"], "severity": "low",
          "summary": "a node gets devices that it has no right to through static pods",
          "affected": [
            {"introduced": "1.32.0", "fixed": "1.32.6"}, {"introduced": "1.33.0", "fixed": "1.33.2"}
          ],
          "source": "https://pkg.go.dev/vuln/GO-2025-3774"
        },
        {
          "id": "CVE-2025-5187", "components": ["kube-apiserver"], "severity": "medium",
          "summary": "a node deletes itself and comes back with other labels and taints",
          "affected": [
            {"introduced": "0", "fixed": "1.31.12"}, {"introduced": "1.32.0-alpha.0", "fixed": "1.32.8"},
            {"introduced": "1.33.0-alpha.0", "fixed": "1.33.4"}
          ],
          "source": "https://pkg.go.dev/vuln/GO-2025-3915"
        },
        {
          "id": "CVE-2025-13281", "components": ["kube-controller-manager"], "severity": "medium",
          "summary": "Portworx volumes make the control plane send requests to its own network",
          "affected": [
            {"introduced": "0", "fixed": "1.32.10"}, {"introduced": "1.33.0-alpha.0", "fixed": "1.33.6"},
            {"introduced": "1.34.0-alpha.0", "fixed": "1.34.2"}
          ],
          "source": "https://pkg.go.dev/vuln/GO-2025-4240"
        },
        {
          "id": "CVE-2020-15257", "components": ["containerd"], "severity": "medium",
          "summary": "a container in the network of the node takes over the shims of others and becomes root there",
          "affected": [
            {"introduced": "0", "fixed": "1.3.9"}, {"introduced": "1.4.0", "fixed": "1.4.3"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-36xw-fx78-c5r4"
        },
        {
          "id": "CVE-2021-41103", "components": ["containerd"], "severity": "medium",
          "summary": "users of the node reach the files of containers",
          "affected": [
            {"introduced": "0", "fixed": "1.4.11"}, {"introduced": "1.5.0", "fixed": "1.5.7"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-c2h3-6mxw-7mvq"
        },
        {
          "id": "CVE-2022-23648", "components": ["containerd"], "severity": "high",
          "summary": "an image reads any file of the node",
          "affected": [
            {"introduced": "0", "fixed": "1.4.13"}, {"introduced": "1.5.0", "fixed": "1.5.10"},
            {"introduced": "1.6.0", "fixed": "1.6.1"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-crp2-qrr5-8pq7"
        },
        {
          "id": "CVE-2022-31030", "components": ["containerd"], "severity": "medium",
          "summary": "a container exhausts the memory of the node through ExecSync",
          "affected": [
            {"introduced": "0", "fixed": "1.5.13"}, {"introduced": "1.6.0", "fixed": "1.6.6"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-5ffw-gxpp-mxpf"
        },
        {
          "id": "CVE-2022-23471", "components": ["containerd"], "severity": "medium",
          "summary": "a terminal exhausts the memory of the node",
          "affected": [
            {"introduced": "0", "fixed": "1.5.16"}, {"introduced": "1.6.0", "fixed": "1.6.12"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-2qjp-425j-52j9"
        },
        {
          "id": "CVE-2023-25173", "components": ["containerd"], "severity": "medium",
          "summary": "supplementary groups of an image give a container more than it should have",
          "affected": [
            {"introduced": "0", "fixed": "1.5.18"}, {"introduced": "1.6.0", "fixed": "1.6.18"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-hmfx-3pcx-653p"
        },
        {
          "id": "CVE-2024-40635", "components": ["containerd"], "severity": "medium",
          "summary": "a large user number runs a container as root",
          "affected": [
            {"introduced": "0", "fixed": "1.6.38"}, {"introduced": "1.7.0-beta.0", "fixed": "1.7.27"},
            {"introduced": "2.0.0-beta.0", "fixed": "2.0.4"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-265r-hfxg-fhmg"
        },
        {
          "id": "CVE-2024-25621", "components": ["containerd"], "severity": "high",
          "summary": "users of the node get into its folders and become root",
          "affected": [
            {"introduced": "0", "fixed": "1.7.29"}, {"introduced": "2.0.0-beta.0", "fixed": "2.0.7"},
            {"introduced": "2.1.0-beta.0", "fixed": "2.1.5"}, {"introduced": "2.2.0-beta.0", "fixed": "2.2.0"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-pwhc-rpq9-4c8w"
        },
        {
          "id": "CVE-2025-64329", "components": ["containerd"], "severity": "medium",
          "summary": "attaching to containers exhausts the memory of the node",
          "affected": [
            {"introduced": "0", "fixed": "1.7.29"}, {"introduced": "2.0.0-beta.0", "fixed": "2.0.7"},
            {"introduced": "2.1.0-beta.0", "fixed": "2.1.5"}, {"introduced": "2.2.0-beta.0", "fixed": "2.2.0"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-m6hq-p25p-ffr2"
        },
        {
          "id": "CVE-2025-47290", "components": ["containerd"], "severity": "high",
          "summary": "an image changes files of the node while it is pulled",
          "affected": [
            {"introduced": "2.1.0", "fixed": "2.1.1"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-cm76-qm8v-3j95"
        },
        {
          "id": "CVE-2026-46680", "components": ["containerd"], "severity": "high",
          "summary": "a large user number makes an image run as root in spite of runAsNonRoot",
          "affected": [
            {"introduced": "0", "fixed": "1.7.32"}, {"introduced": "2.0.0", "fixed": "2.0.9"},
            {"introduced": "2.1.0", "fixed": "2.2.4"}, {"introduced": "2.3.0", "fixed": "2.3.1"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-fqw6-gf59-qr4w"
        },
        {
          "id": "CVE-2026-53488", "components": ["containerd"], "severity": "high",
          "summary": "a label of an image runs a command on the node",
          "affected": [
            {"introduced": "0", "fixed": "1.7.33"}, {"introduced": "2.0.0", "fixed": "2.0.10"},
            {"introduced": "2.1.0", "fixed": "2.1.9"}, {"introduced": "2.2.0", "fixed": "2.2.5"},
            {"introduced": "2.3.0", "fixed": "2.3.2"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-xhf5-7wjv-pqxp"
        },
        {
          "id": "CVE-2026-53492", "components": ["containerd"], "severity": "critical",
          "summary": "whoever may create pods gets devices and files of the node through a restored checkpoint",
          "affected": [
            {"introduced": "2.1.0", "fixed": "2.1.9"}, {"introduced": "2.2.0", "fixed": "2.2.5"},
            {"introduced": "2.3.0", "fixed": "2.3.2"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-33vj-92qq-66hc"
        },
        {
          "id": "CVE-2026-53489", "components": ["containerd"], "severity": "high",
          "summary": "a restored checkpoint reads files of the node",
          "affected": [
            {"introduced": "2.1.0", "fixed": "2.1.9"}, {"introduced": "2.2.0", "fixed": "2.2.5"},
            {"introduced": "2.3.0", "fixed": "2.3.2"}
          ],
          "source": "https://github.com/containerd/containerd/security/advisories/GHSA-rgh6-rfwx-v388"
        },
        {
          "id": "CVE-2022-1708", "components": ["cri-o"], "severity": "high",
          "summary": "a container exhausts memory and disk of the node through ExecSync",
          "affected": [
            {"introduced": "0", "fixed": "1.22.5"}, {"introduced": "1.23.0", "fixed": "1.23.3"},
            {"introduced": "1.24.0", "fixed": "1.24.1"}
          ],
          "source": "https://github.com/cri-o/cri-o/security/advisories/GHSA-fcm2-6c3h-pg6j"
        },
        {
          "id": "CVE-2024-3154", "components": ["cri-o"], "severity": "high",
          "summary": "a pod sets properties of systemd and runs commands on the node",
          "affected": [
            {"introduced": "0", "fixed": "1.27.6"}, {"introduced": "1.28.0", "fixed": "1.28.6"},
            {"introduced": "1.29.0", "fixed": "1.29.4"}
          ],
          "source": "https://github.com/cri-o/cri-o/security/advisories/GHSA-2cgq-h8xw-2v5j"
        },
        {
          "id": "CVE-2024-5154", "components": ["cri-o"], "severity": "high",
          "summary": "a container places links on the node",
          "affected": [
            {"introduced": "1.28.6", "fixed": "1.28.7"}, {"introduced": "1.29.4", "fixed": "1.29.5"},
            {"introduced": "1.30.0", "fixed": "1.30.1"}
          ],
          "source": "https://github.com/cri-o/cri-o/security/advisories/GHSA-j9hf-98c3-wrm8"
        },
        {
          "id": "CVE-2024-8676", "components": ["cri-o"], "severity": "high",
          "summary": "a checkpoint that somebody has made mounts files of the node",
          "affected": [
            {"introduced": "0", "fixed": "1.29.11"}, {"introduced": "1.30.0", "fixed": "1.30.8"},
            {"introduced": "1.31.0", "fixed": "1.31.3"}
          ],
          "source": "https://github.com/cri-o/cri-o/security/advisories/GHSA-7p9f-6x8j-gxxp"
        },
        {
          "id": "CVE-2019-5736", "components": ["docker"], "severity": "high",
          "summary": "a container writes over the runtime and becomes root of the node",
          "affected": [
            {"introduced": "0", "fixed": "18.06.2"}, {"introduced": "18.09.0", "fixed": "18.09.2"}
          ],
          "source": "https://nvd.nist.gov/vuln/detail/CVE-2019-5736"
        },
        {
          "id": "CVE-2019-5736", "components": ["runc"], "severity": "high",
          "summary": "a container writes over the runtime and becomes root of the node",
          "affected": [
            {"introduced": "0", "fixed": "1.0.0-rc7"}
          ],
          "source": "https://nvd.nist.gov/vuln/detail/CVE-2019-5736"
        },
        {
          "id": "CVE-2021-30465", "components": ["runc"], "severity": "high",
          "summary": "volumes that are swapped while they are mounted reach files of the node",
          "affected": [
            {"introduced": "0", "fixed": "1.0.0-rc95"}
          ],
          "source": "https://github.com/opencontainers/runc/security/advisories/GHSA-c3xm-pvg7-gh7r"
        },
        {
          "id": "CVE-2022-29162", "components": ["runc"], "severity": "medium",
          "summary": "containers run with inheritable capabilities",
          "affected": [
            {"introduced": "0", "fixed": "1.1.2"}
          ],
          "source": "https://github.com/opencontainers/runc/security/advisories/GHSA-f3fp-gc8g-vw66"
        },
        {
          "id": "CVE-2024-21626", "components": ["runc"], "severity": "high",
          "summary": "a working directory leads out of the container",
          "affected": [
            {"introduced": "1.0.0-rc93", "fixed": "1.1.12"}
          ],
          "source": "https://github.com/opencontainers/runc/security/advisories/GHSA-xr7r-f8xq-vfvv"
        },
        {
          "id": "CVE-2025-31133", "components": ["runc"], "severity": "high",
          "summary": "masked paths that are swapped lead out of the container",
          "affected": [
            {"introduced": "0", "fixed": "1.2.8"}, {"introduced": "1.3.0-rc.1", "fixed": "1.3.3"},
            {"introduced": "1.4.0-rc.1", "fixed": "1.4.0-rc.3"}
          ],
          "source": "https://github.com/opencontainers/runc/security/advisories/GHSA-9493-h29p-rfm2"
        },
        {
          "id": "CVE-2025-52565", "components": ["runc"], "severity": "high",
          "summary": "a /dev/console that is swapped leads out of the container",
          "affected": [
            {"introduced": "1.0.0-rc3", "fixed": "1.2.8"}, {"introduced": "1.3.0-rc.1", "fixed": "1.3.3"},
            {"introduced": "1.4.0-rc.1", "fixed": "1.4.0-rc.3"}
          ],
          "source": "https://github.com/opencontainers/runc/security/advisories/GHSA-qw9x-cqr3-wc7r"
        },
        {
          "id": "CVE-2025-52881", "components": ["runc"], "severity": "high",
          "summary": "writes to procfs are led elsewhere, and out of the container",
          "affected": [
            {"introduced": "0", "fixed": "1.2.8"}, {"introduced": "1.3.0-rc.1", "fixed": "1.3.3"},
            {"introduced": "1.4.0-rc.1", "fixed": "1.4.0-rc.3"}
          ],
          "source": "https://github.com/opencontainers/runc/security/advisories/GHSA-cgrx-mc8f-2prm"
        },
        {
          "id": "CVE-2026-41579", "components": ["runc"], "severity": "low",
          "summary": "an image with a link in place of /dev writes to the node",
          "affected": [
            {"introduced": "0", "fixed": "1.3.6"}, {"introduced": "1.4.0", "fixed": "1.4.3"},
            {"introduced": "1.5.0-rc.1", "fixed": "1.5.0-rc.3"}
          ],
          "source": "https://github.com/opencontainers/runc/security/advisories/GHSA-xjvp-4fhw-gc47"
        }
      ]
    }
    """#

  /// The data of the program as a file.
  public static var embeddedFile: [UInt8] {
    Array(UnsafeBufferPointer(start: embeddedText.utf8Start, count: embeddedText.utf8CodeUnitCount))
      + "\n".utf8
  }
}
