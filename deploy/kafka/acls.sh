#!/bin/sh
# Grants each service what it needs, and each team that is named READ on the public topics; made from KafkaRights.
# For a broker with an authorizer: acls.sh BOOTSTRAP ADMIN_PROPERTIES [TEAM...]
set -eu
bootstrap=$1 admin=$2
shift 2

allow() {
  kafka-acls.sh --bootstrap-server "$bootstrap" --command-config "$admin" --add --force --allow-principal "User:$1" \
    --operation "$2" "--$3" "$4" --resource-pattern-type "$5"
}

allow "connector-service" WRITE topic "fairlead.public.connector.events.v1" literal
allow "connector-service" WRITE topic "fairlead.connector.internal.v1" literal
allow "connector-service" WRITE topic "fairlead.public.connector.state.v1" literal
allow "connector-service" WRITE topic "fairlead.public.connector.status.v1" literal
allow "connector-service" WRITE topic "fairlead.public.operation.events.v1" literal
allow "connector-service" WRITE topic "fairlead.operation.internal.v1" literal
allow "connector-service" READ topic "fairlead.public.test.events.v1" literal
allow "connector-service" WRITE topic "fairlead.dlt.public.test.events.v1" literal
allow "connector-service" READ topic "fairlead.public.operation.events.v1" literal
allow "connector-service" WRITE topic "fairlead.dlt.public.operation.events.v1" literal
allow "connector-service" READ topic "fairlead.task.internal.v1" literal
allow "connector-service" WRITE topic "fairlead.dlt.task.internal.v1" literal
allow "connector-service" READ topic "fairlead.public.secret.state.v1" literal
allow "connector-service" WRITE topic "fairlead.dlt.public.secret.state.v1" literal
allow "connector-service" READ topic "fairlead.delegate.state.v1" literal
allow "connector-service" WRITE topic "fairlead.dlt.delegate.state.v1" literal
allow "connector-service" READ topic "fairlead.public.connector.state.v1" literal
allow "connector-service" READ topic "fairlead.public.connector.status.v1" literal
allow "connector-service" READ group "fairlead.connector-service." prefixed
allow "delegate-service" WRITE topic "fairlead.public.delegate.events.v1" literal
allow "delegate-service" WRITE topic "fairlead.delegate.internal.v1" literal
allow "delegate-service" WRITE topic "fairlead.delegate.state.v1" literal
allow "delegate-service" WRITE topic "fairlead.task.internal.v1" literal
allow "delegate-service" READ topic "fairlead.test.internal.v1" literal
allow "delegate-service" WRITE topic "fairlead.dlt.test.internal.v1" literal
allow "delegate-service" READ topic "fairlead.operation.internal.v1" literal
allow "delegate-service" WRITE topic "fairlead.dlt.operation.internal.v1" literal
allow "delegate-service" READ topic "fairlead.delegate.state.v1" literal
allow "delegate-service" READ topic "fairlead.delegate.wakeups.v1" literal
allow "delegate-service" WRITE topic "fairlead.delegate.wakeups.v1" literal
allow "delegate-service" WRITE topic "fairlead.dlt.delegate.wakeups.v1" literal
allow "delegate-service" READ group "fairlead.delegate-service." prefixed
allow "secret-service" WRITE topic "fairlead.public.secret.events.v1" literal
allow "secret-service" WRITE topic "fairlead.secret.internal.v1" literal
allow "secret-service" WRITE topic "fairlead.public.secret.state.v1" literal
allow "secret-service" READ topic "fairlead.public.connector.state.v1" literal
allow "secret-service" WRITE topic "fairlead.dlt.public.connector.state.v1" literal
allow "secret-service" READ topic "fairlead.delegate.state.v1" literal
allow "secret-service" WRITE topic "fairlead.dlt.delegate.state.v1" literal
allow "secret-service" READ topic "fairlead.test.internal.v1" literal
allow "secret-service" WRITE topic "fairlead.dlt.test.internal.v1" literal
allow "secret-service" READ topic "fairlead.public.secret.state.v1" literal
allow "secret-service" READ group "fairlead.secret-service." prefixed
allow "test-service" WRITE topic "fairlead.public.test.events.v1" literal
allow "test-service" WRITE topic "fairlead.test.internal.v1" literal
allow "test-service" WRITE topic "fairlead.test.progress.v1" literal
allow "test-service" READ topic "fairlead.public.connector.state.v1" literal
allow "test-service" WRITE topic "fairlead.dlt.public.connector.state.v1" literal
allow "test-service" READ topic "fairlead.connector.internal.v1" literal
allow "test-service" WRITE topic "fairlead.dlt.connector.internal.v1" literal
allow "test-service" READ topic "fairlead.public.secret.events.v1" literal
allow "test-service" WRITE topic "fairlead.dlt.public.secret.events.v1" literal
allow "test-service" READ topic "fairlead.secret.internal.v1" literal
allow "test-service" WRITE topic "fairlead.dlt.secret.internal.v1" literal
allow "test-service" READ topic "fairlead.public.delegate.events.v1" literal
allow "test-service" WRITE topic "fairlead.dlt.public.delegate.events.v1" literal
allow "test-service" READ topic "fairlead.delegate.internal.v1" literal
allow "test-service" WRITE topic "fairlead.dlt.delegate.internal.v1" literal
allow "test-service" READ topic "fairlead.task.internal.v1" literal
allow "test-service" WRITE topic "fairlead.dlt.task.internal.v1" literal
allow "test-service" READ group "fairlead.test-service." prefixed

for team in "$@"; do
  allow "$team" READ topic "fairlead.public." prefixed
  allow "$team" READ group "$team." prefixed
done
