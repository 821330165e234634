package io.fairlead.connector.operation;

import io.fairlead.connector.catalog.ConnectorCatalog;
import io.fairlead.connector.operation.RegistryQuotas.SeenQuota;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.ScopedMapping;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the quotas that a registry has reported so far; asks no registry. */
@RestController
@ScopedMapping("/connectors/{identifier}")
class RegistryQuotaController {

    private final ConnectorCatalog catalog;
    private final RegistryQuotas quotas;

    RegistryQuotaController(ConnectorCatalog catalog, RegistryQuotas quotas) {
        this.catalog = catalog;
        this.quotas = quotas;
    }

    /**
     * Lists how much the registry lets each delegate do.
     *
     * <p>It is what the registry said last; nothing is asked for it.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @return by the delegates' names; none where the registry never said
     */
    @GetMapping("/quotas")
    List<SeenQuota> listQuotas(Scope scope, @PathVariable String identifier) {
        return quotas.list(catalog.require(scope, identifier).id());
    }
}
