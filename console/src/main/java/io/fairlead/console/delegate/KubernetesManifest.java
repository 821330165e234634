package io.fairlead.console.delegate;

import java.net.URI;

/** Writes what {@code kubectl apply} takes: the token as a Secret, the agent as a Deployment, and where it keeps its keys. */
final class KubernetesManifest {

    private static final String YAML = """
            apiVersion: v1
            kind: Secret
            metadata:
              name: %1$s
            stringData:
              token: %2$s
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: %1$s
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 64Mi}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: %1$s
              labels: {app: %1$s}
            spec:
              replicas: 1
              strategy: {type: Recreate}
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata:
                  labels: {app: %1$s}
                spec:
                  automountServiceAccountToken: false
                  securityContext: {runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001}
                  containers:
                    - name: agent
                      image: fairlead-agent
                      env:
                        - {name: FAIRLEAD_AGENT_SERVER, value: %3$s}
                        - {name: FAIRLEAD_AGENT_NAME, value: %4$s}
                        - name: FAIRLEAD_AGENT_TOKEN
                          valueFrom: {secretKeyRef: {name: %1$s, key: token}}
                      readinessProbe: {exec: {command: [test, -f, /var/lib/fairlead/ready]}}
                      resources: {requests: {cpu: 50m, memory: 160Mi}, limits: {memory: 256Mi}}
                      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                      volumeMounts: [{name: keys, mountPath: /var/lib/fairlead}]
                  volumes:
                    - {name: keys, persistentVolumeClaim: {claimName: %1$s}}
            """;

    private KubernetesManifest() {}

    static String of(String resource, String name, String token, URI server) {
        return YAML.formatted(resource, quoted(token), quoted(server.toString()), quoted(name));
    }

    /** As YAML takes it for one text, whatever is in it. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
