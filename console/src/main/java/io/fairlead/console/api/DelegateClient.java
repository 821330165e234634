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
            @RequestAttribute PageScope scope,
            @RequestParam boolean includeInherited,
            @RequestParam int pageSize,
            @RequestParam(required = false) @Nullable String pageToken);

    @PostExchange(url = "/delegates/preview", contentType = "application/json")
    SelectionPreview preview(
            @RequestAttribute PageScope scope, @RequestParam int pageSize, @RequestBody DelegateSelection selection);

    /** Those who could take work with these tags first; the rest with why not. */
    default List<DelegateMatch> matches(PageScope scope, List<String> selectors) {
        return preview(scope, 200, new DelegateSelection(selectors)).delegates();
    }

    @GetExchange("/delegates/{id}")
    Delegate read(@RequestAttribute PageScope scope, @PathVariable UUID id);

    @PostExchange("/delegates/{id}/drain")
    void drain(@RequestAttribute PageScope scope, @PathVariable UUID id);

    @DeleteExchange("/delegates/{id}/drain")
    void cancelDrain(@RequestAttribute PageScope scope, @PathVariable UUID id);

    @DeleteExchange("/delegates/{id}")
    void revoke(@RequestAttribute PageScope scope, @PathVariable UUID id);

    @GetExchange("/delegate-tokens")
    Page<EnrolmentToken> listTokens(@RequestAttribute PageScope scope, @RequestParam int pageSize);

    @PostExchange(url = "/delegate-tokens", contentType = "application/json")
    EnrolmentToken createToken(@RequestAttribute PageScope scope, @RequestBody NewEnrolmentToken wanted);

    @DeleteExchange("/delegate-tokens/{id}")
    void revokeToken(@RequestAttribute PageScope scope, @PathVariable UUID id);

    /** Tags that a delegate must all have. */
    record DelegateSelection(List<String> delegateSelectors) {}

    /** Who could take some work. */
    record SelectionPreview(List<DelegateMatch> delegates) {}

    /** @param reason why it cannot; absent when it is eligible */
    record DelegateMatch(
            UUID id,
            String name,
            Scope scope,
            List<String> tags,
            String state,
            @Nullable Instant lastHeartbeat,
            boolean eligible,
            @Nullable String obstacle,
            @Nullable String reason) {

        public PageScope pageScope() {
            return PageScope.of(scope);
        }
    }

    /** @param expiresIn ISO 8601 */
    record NewEnrolmentToken(String name, List<String> tags, String expiresIn, int uses) {}
}
