package io.fairlead.connector.history;

import io.fairlead.access.Grants;
import io.fairlead.audit.Audited;
import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.catalog.ConnectorAnswer;
import io.fairlead.connector.document.Format;
import io.fairlead.connector.proposal.ProposalAnswer;
import io.fairlead.connector.proposal.Proposing;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The versions of a connector's definition. */
@RestController
@RequestMapping({
    "/api/v1/connectors/{identifier}/versions",
    "/api/v1/orgs/{org}/connectors/{identifier}/versions",
    "/api/v1/orgs/{org}/projects/{project}/connectors/{identifier}/versions"
})
class VersionController {

    private final Catalog catalog;
    private final History history;
    private final Restoring restoring;
    private final Proposing proposing;

    VersionController(Catalog catalog, History history, Restoring restoring, Proposing proposing) {
        this.catalog = catalog;
        this.history = history;
        this.restoring = restoring;
        this.proposing = proposing;
    }

    /** The newest first, which is the live one. */
    @GetMapping
    Page<VersionAnswer> list(Scope scope, @PathVariable String identifier, PageQuery page) {
        return history.page(catalog.require(scope, identifier), page);
    }

    @GetMapping(
            path = "/{version}",
            produces = {MediaType.APPLICATION_JSON_VALUE, Format.YAML_TYPE})
    ResponseEntity<VersionAnswer> read(Scope scope, @PathVariable String identifier, @PathVariable long version) {
        return ResponseEntity.ok(history.read(catalog.require(scope, identifier), version));
    }

    /**
     * What differs between two versions.
     *
     * @param to the live one where it is left out
     */
    @GetMapping("/{version}/differences")
    Differences compare(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam(required = false) @Nullable Long to) {
        var connector = catalog.require(scope, identifier);
        var other = to == null ? connector.version() : to;
        return new Differences(version, other, history.differences(connector, version, other));
    }

    /** Makes the earlier definition the connector's next version. */
    @Audited("connector.restored")
    @PostMapping(
            path = "/{version}/restore",
            produces = {MediaType.APPLICATION_JSON_VALUE, Format.YAML_TYPE})
    ResponseEntity<ConnectorAnswer> restore(
            Scope scope,
            Grants caller,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var live = catalog.require(scope, identifier);
        var edit = restoring.edit(live, version, caller);
        return ConnectorAnswer.entity(catalog.replace(live.reference(), ifMatch, edit));
    }

    /** The same once a test of the earlier definition has passed; until then the connector stays as it is. */
    @Audited("connector.change-proposed")
    @PostMapping(path = "/{version}/restore", params = "promote=onSuccess")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ProposalAnswer> propose(
            Scope scope,
            Grants caller,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var live = catalog.require(scope, identifier);
        var edit = restoring.edit(live, version, caller);
        return ProposalAnswer.entity(proposing.propose(live.reference(), ifMatch, edit), live.reference());
    }

    /** What has to be changed in one version to get another. */
    record Differences(long from, long to, List<Difference> differences) {}
}
