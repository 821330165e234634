package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Delegates, and the tokens with which they enrol. */
@HttpExchange
public interface DelegateClient {

    @GetExchange("/delegates")
    Page<Delegate> list(
            @RequestAttribute Place place,
            @RequestParam boolean includeInherited,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    @PostExchange(url = "/delegates/preview", contentType = "application/json")
    Preview preview(@RequestAttribute Place place, @RequestParam int pageSize, @RequestBody Selection selection);

    /** Those who could take work with these tags first; the rest with why not. */
    default List<Match> matches(Place place, List<String> selectors) {
        return preview(place, 200, new Selection(selectors)).delegates();
    }

    @GetExchange("/delegates/{id}")
    Delegate read(@RequestAttribute Place place, @PathVariable UUID id);

    @PostExchange("/delegates/{id}/drain")
    void drain(@RequestAttribute Place place, @PathVariable UUID id);

    @DeleteExchange("/delegates/{id}/drain")
    void undoDrain(@RequestAttribute Place place, @PathVariable UUID id);

    @DeleteExchange("/delegates/{id}")
    void revoke(@RequestAttribute Place place, @PathVariable UUID id);

    @GetExchange("/delegate-tokens")
    Page<EnrolmentToken> tokens(@RequestAttribute Place place, @RequestParam int pageSize);

    @PostExchange(url = "/delegate-tokens", contentType = "application/json")
    EnrolmentToken makeToken(@RequestAttribute Place place, @RequestBody WantedToken wanted);

    @DeleteExchange("/delegate-tokens/{id}")
    void revokeToken(@RequestAttribute Place place, @PathVariable UUID id);

    /** Tags that a delegate must all bear. */
    record Selection(List<String> delegateSelectors) {}

    /** Who could take some work. */
    record Preview(List<Match> delegates) {}

    /** @param reason why it cannot; absent when it is eligible */
    record Match(
            UUID id,
            String name,
            Scope scope,
            List<String> tags,
            String state,
            @Nullable Instant lastHeartbeat,
            boolean eligible,
            @Nullable String obstacle,
            @Nullable String reason) {

        public Place place() {
            return Place.of(scope);
        }
    }

    /** @param expiresIn ISO 8601 */
    record WantedToken(String name, List<String> tags, String expiresIn, int uses) {}
}
