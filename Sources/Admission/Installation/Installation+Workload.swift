extension Installation {
  /// What serves: two of it, on two nodes, so that one can go.
  var workloadManifests: String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: bulwark
      namespace: \(namespace)
      labels: {app.kubernetes.io/name: bulwark}
    spec:
      replicas: 2
      selector:
        matchLabels: {app.kubernetes.io/name: bulwark}
      strategy:
        rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
      template:
        metadata:
          labels: {app.kubernetes.io/name: bulwark}
        spec:
          serviceAccountName: bulwark
          automountServiceAccountToken: false
          priorityClassName: system-cluster-critical
          # The seconds of --drain-delay, and those of the slowest answer.
          terminationGracePeriodSeconds: 30
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels: {app.kubernetes.io/name: bulwark}
          securityContext:
            runAsNonRoot: true
            runAsUser: 65532
            runAsGroup: 65532
            fsGroup: 65532
            seccompProfile:
              type: RuntimeDefault
          containers:
          - name: bulwark
            image: \(image)
            args:
            - admit
            - --listen=0.0.0.0:8443
            - --tls-cert=/tls/tls.crt
            - --tls-key=/tls/tls.key
            - --config=/config/bulwark.yaml
            - --own-namespace=\(namespace)
            # New connections come until the endpoint is gone everywhere.
            - --drain-delay=5
            ports:
            - {name: https, containerPort: 8443}
            readinessProbe:
              httpGet: {path: /readyz, port: https, scheme: HTTPS}
              periodSeconds: 5
            livenessProbe:
              httpGet: {path: /livez, port: https, scheme: HTTPS}
              periodSeconds: 10
              failureThreshold: 6
            resources:
              requests: {cpu: 100m, memory: 64Mi}
              limits: {cpu: "1", memory: 256Mi}
            securityContext:
              allowPrivilegeEscalation: false
              readOnlyRootFilesystem: true
              capabilities:
                drop: [ALL]
            volumeMounts:
            - {name: tls, mountPath: /tls, readOnly: true}
            - {name: config, mountPath: /config, readOnly: true}
          volumes:
          - name: tls
            secret: {secretName: bulwark-tls, defaultMode: 0440}
          - name: config
            configMap: {name: bulwark}
    ---
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata:
      name: bulwark
      namespace: \(namespace)
    spec:
      minAvailable: 1
      selector:
        matchLabels: {app.kubernetes.io/name: bulwark}
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: bulwark
      namespace: \(namespace)
      labels: {app.kubernetes.io/name: bulwark}
    spec:
      selector: {app.kubernetes.io/name: bulwark}
      ports:
      - {name: https, port: 443, targetPort: https}

    """
  }

  /// Nothing goes out but questions for names. In comes what speaks TLS to the one port: the API server calls from the network of a node, for
  /// which no policy has a name that holds in every cluster.
  var networkManifests: String {
    """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: default-deny
      namespace: \(namespace)
    spec:
      podSelector: {}
      policyTypes: [Ingress, Egress]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: bulwark
      namespace: \(namespace)
    spec:
      podSelector:
        matchLabels: {app.kubernetes.io/name: bulwark}
      policyTypes: [Ingress, Egress]
      ingress:
      # The API server, from the addresses of its nodes: narrow these to your own.
      - from:
        - ipBlock: {cidr: 10.0.0.0/8}
        - ipBlock: {cidr: 172.16.0.0/12}
        - ipBlock: {cidr: 192.168.0.0/16}
        ports:
        - {protocol: TCP, port: 8443}
      egress:
      - to:
        - namespaceSelector:
            matchLabels: {kubernetes.io/metadata.name: kube-system}
          podSelector:
            matchLabels: {k8s-app: kube-dns}
        ports:
        - {protocol: UDP, port: 53}
        - {protocol: TCP, port: 53}

    """
  }
}
