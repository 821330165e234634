package io.fairlead.delegate.enrolment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.delegate.enrolment.EnrolmentTokens.Mark;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.scope.ResourceUri;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, lists and revokes enrolment tokens; a token's text is in the answer that made it and nowhere else. */
@RestController
@RequestMapping({
    "/api/v1/delegate-tokens",
    "/api/v1/orgs/{org}/delegate-tokens",
    "/api/v1/orgs/{org}/projects/{project}/delegate-tokens"
})
@RequiresRole(Role.ADMIN)
class TokenController {

    private final EnrolmentTokens tokens;
    private final Clock clock;

    TokenController(EnrolmentTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @param token shown this once */
    record NewToken(@JsonUnwrapped EnrolmentToken description, String token) {

        @Override
        public String toString() {
            return "NewToken[" + description.id() + "]";
        }
    }

    @Audited("delegate-token.created")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<NewToken> create(Scope scope, @RequestBody TokenRequest request) {
        var text = TokenText.create();
        var token = request.granted(text.id(), scope, clock.instant());
        tokens.add(token, text.hash());
        return ResponseEntity.created(ResourceUri.of(scope, "delegate-tokens", token.id()))
                .body(new NewToken(token, text.written()));
    }

    @GetMapping
    Page<EnrolmentToken> list(Scope scope, PageQuery page) {
        var found = tokens.list(scope, mark(page.pageToken()), page.pageSize() + 1);
        var shown = found.stream().limit(page.pageSize()).toList();
        var next = found.size() == shown.size()
                ? null
                : PageToken.encode(shown.getLast().name(), shown.getLast().id().toString());
        return new Page<>(shown, next);
    }

    private static Mark mark(@Nullable String token) {
        if (token == null) {
            return Mark.START;
        }
        var parts = PageToken.decode(token, 2);
        try {
            return new Mark(parts.getFirst().replace("\0", ""), UUID.fromString(parts.getLast()));
        } catch (IllegalArgumentException _) {
            throw PageToken.invalid();
        }
    }

    @Audited("delegate-token.revoked")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Scope scope, @PathVariable UUID id) {
        if (!tokens.revoke(scope, id)) {
            throw TokenNotFound.in(scope, id);
        }
    }
}
