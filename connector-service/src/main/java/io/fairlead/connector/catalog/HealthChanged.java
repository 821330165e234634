package io.fairlead.connector.catalog;

import java.util.List;

/** Within this instance: connectors whose health is another one once the transaction is committed. */
record HealthChanged(List<Connector> connectors) {}
