/// What to do when a detection fires: the first look, how to contain it, how to recover.
public enum Runbook: String, Sendable, CaseIterable {
  case anonymousAccess = "anonymous-access"
  case apiRecon = "api-recon"
  case rbacChange = "rbac-change"
  case stolenToken = "stolen-token"
  case adminUse = "admin-use"
  case dangerousPod = "dangerous-pod"
  case imageProvenance = "image-provenance"
  case nodeCompromise = "node-compromise"
  case interactiveAccess = "interactive-access"
  case cryptominer = "cryptominer"
  case secretExposure = "secret-exposure"
  case rogueCertificate = "rogue-certificate"
  case admissionTamper = "admission-tamper"
  case scheduledJob = "scheduled-job"
  case networkTamper = "network-tamper"
  case exposure = "exposure"
  case evidenceTamper = "evidence-tamper"
  case destruction = "destruction"

  public var firstLook: String { steps.0 }
  public var contain: String { steps.1 }
  public var recover: String { steps.2 }

  private var steps: (String, String, String) {
    switch self {
    case .anonymousAccess:
      (
        #"""
        Which binding allowed it: `kubectl get clusterrolebindings,rolebindings -A -o wide | grep -E \#
        "anonymous|unauthenticated"`. What else came from the address.
        """#,
        #"""
        Delete the binding; close the API server to the address; where nothing needs it, start the API \#
        server with --anonymous-auth=false.
        """#,
        #"""
        Undo what was created from the address on. Change every secret that could be read by the \#
        binding.
        """#
      )
    case .apiRecon:
      (
        #"""
        What the account asked for before and after, and whether anything was let through. Whether a new \#
        version of a program asks for too much.
        """#,
        #"""
        Where nobody knows the requests: take the account its bindings, or revoke its credentials; close \#
        the API server to the address.
        """#,
        #"""
        Give the account only what it needs: `bulwark rbac permissions ACCOUNT`.
        """#
      )
    case .rbacChange:
      (
        #"""
        Who changed it and from where; what the subject can do now: `bulwark rbac permissions SUBJECT \#
        DUMP`. Whether a change request stands behind it.
        """#,
        #"""
        Delete the binding or restore the role from version control. Take the author the right to bind \#
        and escalate.
        """#,
        #"""
        Look at all that the subject did since; change the secrets it could read.
        """#
      )
    case .stolenToken:
      (
        #"""
        From where the account is used, and where it should be; which pod or person holds the \#
        credential.
        """#,
        #"""
        Delete the pod that the token is bound to (its tokens end with it); recreate the service \#
        account; take it its bindings; close the API server to the address.
        """#,
        #"""
        Change every secret that the account could read. Find how the token left: exec, a log, an image.
        """#
      )
    case .adminUse:
      (
        #"""
        Whether somebody says "that was I", and why the everyday account did not do.
        """#,
        #"""
        Where nobody does: change the certificate or the CA behind it; members of system:masters cannot \#
        be revoked otherwise.
        """#,
        #"""
        Keep the identity in a safe, and tell of its use beforehand.
        """#
      )
    case .dangerousPod:
      (
        #"""
        Who made it, of what image, on which node; what it has done: `kubectl describe`, `kubectl logs`.
        """#,
        #"""
        Keep the evidence, then isolate it by a network policy and delete it with its owner. Cordon its \#
        node.
        """#,
        #"""
        Take the node out and install it anew: a pod with the rights of the host leaves what no list \#
        shows. Enforce the Pod Security level.
        """#
      )
    case .imageProvenance:
      (
        #"""
        Who pushed the image and when; whether its signature and digest are those of the build.
        """#,
        #"""
        Scale the workload down; go back to the digest of the last release.
        """#,
        #"""
        Take the pusher his credentials; pin digests; verify signatures at admission.
        """#
      )
    case .nodeCompromise:
      (
        #"""
        Whether the node is one of yours and who reached its kubelet; what pods ran on it.
        """#,
        #"""
        Cordon it and cut it from the network; delete its certificate signing requests and its node \#
        object.
        """#,
        #"""
        Install the node anew. Change what its pods could read.
        """#
      )
    case .interactiveAccess:
      (
        #"""
        Whether the session belongs to a known incident; which command was run; what the pod reached \#
        afterwards.
        """#,
        #"""
        Delete the pod, which ends the session; take the account the right to exec.
        """#,
        #"""
        Change the secrets that are mounted in the pod, and its service account.
        """#
      )
    case .cryptominer:
      (
        #"""
        What runs: image, command, CPU. What else its maker has created, above all DaemonSets and \#
        CronJobs.
        """#,
        #"""
        Delete the workload with its owner; deny the traffic to the pool; revoke the account.
        """#,
        #"""
        Find the way in, which most often is an open API or a panel. Set quotas.
        """#
      )
    case .secretExposure:
      (
        #"""
        Which secrets were read, and what they open.
        """#,
        #"""
        Take the account the right to read; revoke the credentials that were in them.
        """#,
        #"""
        Change them all. Where a controller reads them all, give it names.
        """#
      )
    case .rogueCertificate:
      (
        #"""
        Subject, signer and lifetime: `kubectl get csr NAME -o yaml`. Whether it was signed.
        """#,
        #"""
        Delete the request. A signed certificate cannot be revoked: delete all bindings of its subject; \#
        for system:masters change the CA.
        """#,
        #"""
        Restrict who may approve, by signer.
        """#
      )
    case .admissionTamper:
      (
        #"""
        What was let in since: every pod that was created while the guard was down.
        """#,
        #"""
        Restore the configuration from version control; delete what the guard would have refused.
        """#,
        #"""
        Let only the installer write admission configurations.
        """#
      )
    case .scheduledJob:
      (
        #"""
        Schedule, image and command: `kubectl get cronjob NAME -o yaml`. Who made it.
        """#,
        #"""
        Suspend it: `kubectl patch cronjob NAME -p '{"spec":{"suspend":true}}'`; delete its jobs.
        """#,
        #"""
        Look for others by the same author.
        """#
      )
    case .networkTamper:
      (
        #"""
        What can be reached now that could not before: `bulwark network diff`. Where names and services \#
        lead.
        """#,
        #"""
        Restore the object from version control.
        """#,
        #"""
        Let only the installer write it. Look at the traffic since.
        """#
      )
    case .exposure:
      (
        #"""
        What is reachable from where: `bulwark network exposed`.
        """#,
        #"""
        Make it ClusterIP, or put it behind the ingress; close the firewall.
        """#,
        #"""
        Refuse such services at admission.
        """#
      )
    case .evidenceTamper:
      (
        #"""
        What was not recorded since, and what other sources there are: the cloud's logs, the nodes' \#
        journals.
        """#,
        #"""
        Start the agent again; take the author his rights. Treat the time of silence as an attack.
        """#,
        #"""
        Keep logs where nobody of the cluster can delete them.
        """#
      )
    case .destruction:
      (
        #"""
        What is gone, and whether it goes on.
        """#,
        #"""
        Take the account its bindings at once; protect the backups.
        """#,
        #"""
        Restore from version control and backups. Find how the account was won.
        """#
      )
    }
  }
}
