{{/* Programs: name of the container's image, ports, database. */}}
{{- define "fairlead.programs" -}}
connector: {image: connector-service, port: 8081, database: connector}
secret: {image: secret-service, port: 8082, database: secret}
delegate: {image: delegate-service, port: 8083, database: delegate}
test: {image: test-service, port: 8084, database: test}
identity: {image: identity, port: 9000, database: identity}
console: {image: console, port: 8080}
{{- end }}

{{- define "fairlead.labels" -}}
app.kubernetes.io/part-of: fairlead
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .program.image }}
{{- end }}

{{- define "fairlead.commonLabels" -}}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{- define "fairlead.image" -}}
{{- with .root.Values.image.registry }}{{ . }}/{{ end }}{{ .program.image }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "fairlead.name" -}}
{{ .root.Release.Name }}-{{ .program.image }}
{{- end }}

{{- define "fairlead.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "fairlead.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "fairlead.databaseUrl" -}}
jdbc:postgresql://{{ .root.Values.postgresql.host }}:{{ .root.Values.postgresql.port }}/{{ .program.database }}
{{- end }}
