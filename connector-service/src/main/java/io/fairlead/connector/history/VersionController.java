package io.fairlead.connector.history;

import io.fairlead.access.Grants;
import io.fairlead.audit.Audited;
import io.fairlead.connector.catalog.ConnectorCatalog;
import io.fairlead.connector.catalog.ConnectorResponse;
import io.fairlead.connector.document.DocumentFormat;
import io.fairlead.connector.proposal.ProposalLifecycle;
import io.fairlead.connector.proposal.ProposalResponse;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.AnswerSchema;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.scope.ScopedMapping;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The versions of a connector's definition. */
@RestController
@ScopedMapping("/connectors/{identifier}/versions")
class VersionController {

    private final ConnectorCatalog catalog;
    private final VersionHistory history;
    private final RestoreVersion restoreVersion;
    private final ProposalLifecycle proposals;

    VersionController(
            ConnectorCatalog catalog,
            VersionHistory history,
            RestoreVersion restoreVersion,
            ProposalLifecycle proposals) {
        this.catalog = catalog;
        this.history = history;
        this.restoreVersion = restoreVersion;
        this.proposals = proposals;
    }

    /**
     * Lists the versions of a connector.
     *
     * <p>The newest comes first; it is the live one.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @return one page of the versions that are kept
     */
    @GetMapping
    Page<VersionResponse> listConnectorVersions(Scope scope, @PathVariable String identifier, PageQuery page) {
        return history.page(catalog.require(scope, identifier), page);
    }

    /**
     * Reads one version of a connector.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param version the number of the version, from 1
     * @return the version; in YAML its document alone
     */
    @GetMapping(
            path = "/{version}",
            produces = {MediaType.APPLICATION_JSON_VALUE, DocumentFormat.YAML_TYPE})
    ResponseEntity<VersionResponse> getConnectorVersion(
            Scope scope, @PathVariable String identifier, @PathVariable long version) {
        return ResponseEntity.ok(history.read(catalog.require(scope, identifier), version));
    }

    /**
     * Compares two versions of a connector.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param version the number of the version to compare, from 1
     * @param to the number of the version to compare it with; the live one where it is absent
     * @return the fields in which they differ
     */
    @GetMapping("/{version}/differences")
    DifferencesResponse compareConnectorVersions(
            Scope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam(required = false) @Nullable Long to) {
        var connector = catalog.require(scope, identifier);
        var other = to == null ? connector.version() : to;
        return new DifferencesResponse(version, other, history.differences(connector, version, other));
    }

    /**
     * Makes an earlier definition the connector's next version.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param version the number of the earlier version
     * @return the connector with the restored definition
     */
    @Audited("connector.restored")
    @PostMapping(
            path = "/{version}/restore",
            produces = {MediaType.APPLICATION_JSON_VALUE, DocumentFormat.YAML_TYPE})
    ResponseEntity<ConnectorResponse> restoreConnectorVersion(
            Scope scope,
            Grants caller,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var live = catalog.require(scope, identifier);
        var change = restoreVersion.prepare(live, version, caller);
        return ConnectorResponse.entity(catalog.replace(live.reference(), ifMatch, change));
    }

    /**
     * Restores the earlier definition once a test of it has passed; until then the connector stays as it is. The answer
     * is 200 without a body where the change touches nothing that a test depends on.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param version the number of the earlier version
     * @return the proposal, whose test has been asked for; {@code Location} says where it is
     */
    @Audited("connector.change-proposed")
    @PostMapping(path = "/{version}/restore", params = "promote=onSuccess")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @AnswerSchema(
            status = 202,
            value = ProposalResponse.class,
            when =
                    "With `promote=onSuccess`: the proposal, whose test has been asked for; `Location` says where it is.")
    ResponseEntity<ProposalResponse> proposeConnectorVersion(
            Scope scope,
            Grants caller,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var live = catalog.require(scope, identifier);
        var change = restoreVersion.prepare(live, version, caller);
        return ProposalResponse.entity(proposals.propose(live.reference(), ifMatch, change), live.reference());
    }

    /**
     * What has to be changed in one version to get another.
     *
     * @param from the version that is compared
     * @param to the version that it is compared with
     * @param differences by field, in the order of the document; none where both say the same
     */
    record DifferencesResponse(long from, long to, List<FieldDifference> differences) {}
}
