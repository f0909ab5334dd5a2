/// The recommendations of the chapter `cloud`; `readRecords` says how they are written.
let cloudRecords = #"""
  id: cloud/block-metadata-from-pods
  title: Keep pods away from cloud metadata services
  section: Network separation and hardening / Protecting sensitive cloud infrastructure
  version: 1.0
  strength: should
  severity: high
  severityReason: metadata credentials lead to cloud account takeover
  artefacts: networkpolicy, manifest, network-probe, cloud-metadata
  evidence: machine-checked
  summary: Metadata endpoints give infrastructure details and short-lived credentials; block them by
    network policy or cloud setting.
  passes: Per pod, egress policy in force and no allow covers 169.254.169.254/32 (also fd00:ec2::254,
    Azure wireserver 168.63.129.16, GCP metadata.google.internal = 169.254.169.254, ECS
    169.254.170.2); or cloud-side block (GKE metadata server/Workload Identity, EKS hop limit 1 +
    HttpTokens required, AKS podLinkLocalAccess None, default IMDS, preview). In-cluster probe
    refused.
  fails: FAIL: egress open or 0.0.0.0/0 without except; host-network pods always reach it.
  fix: Generate policy: egress 0.0.0.0/0 except metadata /32 + DNS. NOTE such a policy turns on egress
    isolation: anything not listed (pod/service traffic matched by 0.0.0.0/0 is fine, IPv6 is not) is
    cut.
  trap: Hop limit acts on IMDSv2 tokens only: with HttpTokens optional IMDSv1 answers pods whatever
    the limit. All provider blocks spare host-network pods. Leave workload-identity agents reachable:
    EKS Pod Identity 169.254.170.23 and fd00:ec2::23; GKE metadata server 169.254.169.252 port 988
    [unverified]. 168.63.129.16 also serves Azure DNS, so block 80 and 32526, not 53 [ports
    unverified]. NetworkPolicy takes no host names. kubescape C-0052 needs host-scanner data and says
    nothing from manifests.
  kubescape: C-0052
  cis: 5.3.2
  mitre: T1552.005
  msMatrix: MS-TA9033, MS-TA9028, MS-M9018

  id: cloud/metadata-hardening
  title: Harden the metadata service per vendor guidance
  section: Network separation and hardening / Protecting sensitive cloud infrastructure
  version: 1.0
  strength: should
  severity: high
  severityReason: SSRF to node credentials
  artefacts: cloud-metadata
  evidence: machine-checked
  summary: Follow the vendor advice for its own metadata access vector.
  passes: AWS: HttpTokens required, HttpPutResponseHopLimit 1 (2 only if a container needs it); GCP:
    legacy endpoints off, node pool workloadMetadataConfig.mode GKE_METADATA (workload identity);
    Azure: Microsoft Entra Workload ID (the older aad-pod-identity is retired). Exported JSON from
    cloud CLI read offline.
  fails: FAIL: HttpTokens optional; hop limit > 1 without reason; node instance role with broad
    policies.
  fix: Print the CLI command per instance/launch template; never call cloud APIs unasked.
  trap: HttpTokens and hop limit must be read together (see cloud/block-metadata-from-pods), from the
    running instance as well as the launch template. The AWS CLI sample often quoted is the
    blogger's; the guide only says follow the vendor.
  kubescape: C-0052
  mitre: T1552.005, T1078.004
  msMatrix: MS-TA9033, MS-M9018, MS-M9019

  id: cloud/vm-attack-surface
  title: Review the attack surface of the node VMs
  section: Network separation and hardening / Protecting sensitive cloud infrastructure
  version: 1.0
  strength: should
  severity: medium
  severityReason: node = all its pods
  artefacts: node-files, cloud-metadata, network-probe
  evidence: attest: node_vm_review
  summary: Consider what the VMs under the workers expose.
  passes: Node OS minimal/container-optimised, no public IP, SSH closed, least instance role, disk
    encryption, secure boot; listening-port list equals expected.
  fails: FAIL: per item.
  fix: Advice.
  kubescape: C-0226, C-0229
  mitre: T1190, T1078.004
  msMatrix: MS-TA9020, MS-M9014

  id: cloud/shared-responsibility
  title: Know which duties are yours on a managed service
  section: Introduction / Architectural overview
  version: 1.0
  strength: should
  severity: low
  severityReason: gaps between parties
  artefacts: live-cluster
  evidence: attest: responsibility_matrix
  summary: Providers run most of the control plane but some parts, such as authentication and
    authorisation, stay with the customer.
  passes: Responsibility matrix recorded; tool marks unreachable controls "provider" with the provider
    evidence link.
  fails: INFO: managed cluster (detected from node providerID/version suffix) and no matrix.
  fix: Generate matrix template per provider.
  trap: Detect by node spec.providerID prefix (aws, gce, azure) plus provider labels; gitVersion
    suffixes exist on EKS (-eks-) and GKE (-gke.) but not on AKS, and a self-managed cluster on cloud
    VMs has the same providerID prefix, so the prefix alone does not prove a managed control plane.
    [suffixes unverified]
  mitre: T1078.004
  msMatrix: MS-TA9001

  id: cloud/provider-insider
  title: Account for provider and hypervisor access
  section: Threat model / Insider threat
  version: 1.0
  strength: should
  severity: low
  severityReason: outside the cluster's power
  artefacts: cloud-metadata
  evidence: attest: physical_hypervisor_access {who, controls, report, date}
  summary: People with physical or hypervisor access to node hosts can compromise the cluster;
    providers have layered controls against it.
  passes: Attested: provider assurance report, dedicated/confidential hosts where needed, disk and
    memory encryption.
  fails: INFO: not answered.
  fix: Advice only.
  mitre: T1200, T1078
  msMatrix: MS-TA9001
  """#
