/// The recommendations of the chapter `secrets`; `readRecords` says how they are written.
let secretsRecords = #"""
  id: secrets/use-secrets
  title: Put credentials in Secrets, not in configuration
  section: Network separation and hardening / Secrets
  version: 1.0
  strength: should
  severity: high
  severityReason: anyone who reads config has the key
  artefacts: manifest, live-cluster, dockerfile
  evidence: machine-checked
  summary: Passwords, tokens and keys belong in Secrets (or a secret store), not in YAML literals,
    images, environment literals or ConfigMaps.
  passes: No env[].value, args, command, annotations, ConfigMap data or Helm values holding credential
    patterns/high entropy; secrets taken by secretKeyRef or, better, volume/CSI.
  fails: FAIL: literal credential. Secret manifest with real data committed to git is also a finding
    (base64 is not encryption). env from secretKeyRef: low warning (guide prefers not environment
    variables for literals; CIS 5.4.1).
  fix: Generate a Secret/ExternalSecret reference and replace the literal by secretKeyRef; print value
    removal + rotation advice; never echo the secret.
  kubescape: C-0012, C-0207, C-0255, C-0259
  trivy: KSV-0109, KSV-01010, DS-0031
  cis: 5.4.1, 5.4.2
  mitre: T1552.001
  msMatrix: MS-TA9027, MS-M9026, MS-M9022

  id: secrets/none-in-images
  title: No secrets inside images
  section: Network separation and hardening / Secrets
  version: 1.0
  strength: should
  severity: high
  severityReason: leaks with every pull
  artefacts: image, dockerfile
  evidence: machine-checked
  summary: Images are widely readable, so they must not carry credentials.
  passes: No private keys, tokens, .docker/config.json, .aws, .npmrc auth, .env in any layer, history
    or config Env; BuildKit --mount=type=secret used.
  fails: FAIL: found in any layer even if later deleted; ARG/ENV with secret names.
  fix: Dockerfile diff to secret mounts; rotate advice.
  trivy: DS-0031
  mitre: T1552.001, T1525
  msMatrix: MS-TA9027, MS-M9026

  id: secrets/encryption-at-rest
  title: Encrypt Secrets at rest
  section: Network separation and hardening / Secrets; Appendix H
  version: 1.0
  strength: should
  severity: high
  severityReason: etcd or backup theft = all secrets
  artefacts: apiserver-flags, encryption-config, live-cluster
  evidence: machine-checked
  summary: The API server must be given an encryption configuration; otherwise Secrets sit in etcd as
    plain base64.
  passes: --encryption-provider-config set and the file (EncryptionConfiguration,
    apiserver.config.k8s.io/v1) covers secrets with a provider list whose FIRST entry is not identity.
    Covers = an entry naming secrets, else '*.' (whole core group), else '*.*' (wildcards from 1.27);
    a literal name beats a wildcard. Proof: raw etcd value under /registry/secrets/ starts with
    k8s:enc:PROVIDER:. Managed: cloud envelope encryption on.
  fails: FAIL: flag absent; file missing; secrets not covered; identity first; published sample or
    placeholder key. Base64-decoded key length must be 32 for secretbox and 16, 24 or 32 for
    aescbc/aesgcm (anything else stops the server). secrets named in several entries: their provider
    lists are joined in file order, so the first provider of the first entry writes.
  fix: Generate config with random 32-byte key (secretbox or aescbc), file mode 600, flag + volume
    mount patch for the static pod; staged with rollback (all API servers need the same file).
  trap: kubescape C-0066 and trivy KCV-0030 test only that the flag exists. trivy k8s-nsa 6.2 "Check
    encryption provider" runs KCV-0004 (--kubelet-https, a removed flag). A bare '*', a wildcard entry
    placed before a narrower one it masks, or overlapping names inside one entry is refused at load,
    not ignored: report "invalid config". Without --encryption-provider-config-automatic-reload=true
    an edited file counts only after a restart, so file and running state can differ; compare file
    mtime with process start. kubescape C-0142 passes a list with an accepted provider anywhere in it,
    identity first included, and fails any other entry (such as events with identity only).
  kubescape: C-0066, C-0141, C-0244
  trivy: KCV-0030
  cis: 1.2.27
  mitre: T1552.007
  msMatrix: MS-TA9025, MS-M9024

  id: secrets/strong-provider
  title: Use a strong encryption provider
  section: Network separation and hardening / Secrets; Appendix H
  version: 1.0
  strength: should
  severity: medium
  severityReason: weak modes and stale keys
  artefacts: encryption-config
  evidence: machine-checked
  summary: Encrypt with a strong method; the sample uses aescbc and warns that a local key helps only
    slightly.
  passes: First provider for secrets: kms apiVersion v2 (best), secretbox, aesgcm (only with automated
    rotation: safe bound about 200k writes per key), aescbc (guide sample; padding-oracle caveat).
  fails: FAIL: identity first. WARN: aescbc, aesgcm without rotation, single key never rotated,
    aescbc/aesgcm keys of 16 or 24 bytes (accepted by the server, but not AES-256; secretbox takes 32
    only).
  fix: Insert secretbox key ahead of aescbc keeping the old one for reads.
  trap: CIS 1.2.28 and kubescape C-0142 accept aescbc, secretbox or kms and reject aesgcm; the
    Kubernetes documentation calls aescbc weak. Inside one provider the first key of keys writes, the
    others only read.
  kubescape: C-0142
  cis: 1.2.28
  mitre: T1552.007
  msMatrix: MS-M9024

  id: secrets/kms
  title: Prefer an external KMS for the key
  section: Network separation and hardening / Secrets; Appendix I
  version: 1.0
  strength: consider
  severity: medium
  severityReason: key next to the data is little protection
  artefacts: encryption-config, live-cluster
  evidence: machine-checked
  summary: A KMS provider keeps the raw key off the control plane disk.
  passes: kms provider first, apiVersion: v2 written out (GA 1.29; absent = v1), endpoint unix:///...,
    timeout > 0 (absent = 3s), name without ":" and unique; plugin socket dir permissions tight; cloud
    KMS key id present on managed.
  fails: FAIL: none (profile strict); kms v1 (also by absent apiVersion): deprecated 1.28, from 1.29
    the server refuses it unless feature gate KMSv1=true; endpoint unix://tmp/... (two slashes) as
    printed in the guide sample is wrong: it passes validation, "tmp" is read as host and dropped and
    the server dials /...; cachesize is v1-only and refused with v2.
  fix: Generate v2 stanza; enabling is advice (needs plugin).
  trap: An abstract socket (unix:///@name) has no file permissions: any process in the same network
    namespace can reach it. kubescape C-0208/C-0234 and CIS 5.4.2 are about external secret stores,
    not about the KMS provider.
  kubescape: C-0244, C-0208, C-0234
  cis: 1.2.28, 5.4.2
  mitre: T1552.001
  msMatrix: MS-M9022

  id: secrets/reencrypt-existing
  title: Re-write existing Secrets after enabling encryption
  section: Network separation and hardening / Secrets; Appendix I
  version: 1.0
  strength: should
  severity: high
  severityReason: old secrets stay in clear
  artefacts: live-cluster, encryption-config
  evidence: attest: secrets_rewritten {date, config_hash}
  summary: Only new writes are encrypted, so all Secrets must be read and replaced once.
  passes: Evidence: etcd sample shows k8s:enc: prefix of the first provider (and its first key name)
    for all secrets; or identity provider removed from the list and API server still reads all; or run
    record newer than the config change. Hint only: metric
    apiserver_storage_transformation_operations_total{resource="secrets",
    transformation_type="from_storage", transformer_prefix="identity"} stays at 0 since start after a
    full list.
  fails: FAIL: any secret unencrypted; identity still listed last long after migration (warn).
  fix: Run the rewrite (get | replace, or StorageVersionMigration: in-tree gate StorageVersionMigrator
    alpha 1.30, beta but off by default from 1.35) with confirmation; race-safe per object.
  trap: Reading Secrets through the API proves nothing about how they lie in etcd; metric names and
    labels are alpha and differ between versions.
  kubescape: C-0066
  cis: 1.2.28
  mitre: T1552.007
  msMatrix: MS-TA9025

  id: secrets/key-file-protection
  title: Protect the encryption config file
  section: Network separation and hardening / Appendix H (key readable in the file)
  version: 1.0
  strength: should
  severity: medium
  severityReason: key theft undoes encryption
  artefacts: node-files, encryption-config
  evidence: machine-checked
  summary: With local providers the key is readable by whoever reads the file.
  passes: Mode 600, root:root, not in git, not in a ConfigMap, excluded from plain backups.
  fails: FAIL: wider.
  fix: chmod/chown.
  mitre: T1552.001, T1552.004
  msMatrix: MS-M9016

  id: secrets/rbac-restrict
  title: Restrict access to Secrets by RBAC
  section: Network separation and hardening / Secrets; Authentication and authorization
  version: 1.0
  strength: should
  severity: high
  severityReason: secrets are the keys to everything else
  artefacts: rbac, live-cluster
  evidence: machine-checked
  summary: Anyone with API access can otherwise read them; limit get/list/watch on secrets to those
    who need it.
  passes: No role outside system: defaults grants get/list/watch/* on secrets cluster-wide; namespaced
    grants use resourceNames where feasible (a rule with resourceNames allows list/watch only for
    requests with fieldSelector metadata.name=NAME, and cannot limit create or deletecollection by
    name).
  fails: FAIL: list/watch secrets for broad groups; wildcard resources; create pods in a namespace
    also yields its secrets (report transitively).
  fix: Generate narrowed Role with observed names from audit log.
  trap: list and watch return the values, so they equal get. The built-in admin and edit ClusterRoles
    contain secrets get/list/watch and are not named system:, so each binding to them is a grant; view
    excludes secrets. Patch or update answers also return the object.
  kubescape: C-0015, C-0186, C-0255
  trivy: KSV-0041, KSV-0113
  cis: 5.1.2
  mitre: T1552.007
  msMatrix: MS-TA9025, MS-M9003
  """#
