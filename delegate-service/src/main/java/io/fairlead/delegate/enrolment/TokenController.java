package io.fairlead.delegate.enrolment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Cursor;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.scope.ResourceUri;
import io.fairlead.http.scope.ScopedMapping;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, lists and revokes enrolment tokens; a token's text is in the answer that made it and nowhere else. */
@RestController
@ScopedMapping("/delegate-tokens")
@RequiresRole(Role.ADMIN)
class TokenController {

    private final EnrolmentTokens tokens;
    private final CreateEnrolmentToken createToken;
    private final RevokeEnrolmentToken revokeToken;
    private final Clock clock;

    TokenController(
            EnrolmentTokens tokens, CreateEnrolmentToken createToken, RevokeEnrolmentToken revokeToken, Clock clock) {
        this.tokens = tokens;
        this.createToken = createToken;
        this.revokeToken = revokeToken;
        this.clock = clock;
    }

    /**
     * An enrolment token without its text.
     *
     * @param id of the token
     * @param scope where delegates live that enrol with it
     * @param name for people, 1 to 128 characters
     * @param tags that delegates bear which enrol with it
     * @param usesLeft how many delegates can still enrol with it
     * @param expiresAt when it ends
     * @param createdAt when it was made
     */
    record EnrolmentTokenResponse(
            UUID id, Scope scope, String name, List<String> tags, int usesLeft, Instant expiresAt, Instant createdAt) {

        static EnrolmentTokenResponse of(EnrolmentToken token) {
            return new EnrolmentTokenResponse(
                    token.id(),
                    token.scope(),
                    token.name(),
                    token.tags(),
                    token.usesLeft(),
                    token.expiresAt(),
                    token.createdAt());
        }
    }

    /**
     * A new enrolment token with its text.
     *
     * @param token its text, shown this once
     */
    record CreatedToken(@JsonUnwrapped EnrolmentTokenResponse description, String token) {

        @Override
        public String toString() {
            return "CreatedToken[" + description.id() + "]";
        }
    }

    /**
     * Creates an enrolment token.
     *
     * <p>Its text is in this answer and nowhere else.
     *
     * @param request what the token is to be
     * @return the token with its text
     */
    @Audited("delegate-token.created")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CreatedToken> createEnrolmentToken(Scope scope, @RequestBody EnrolmentTokenRequest request) {
        var text = EnrolmentTokenText.create();
        var token = createToken.create(request.toToken(text, scope, clock.instant()));
        return ResponseEntity.created(ResourceUri.of(scope, "delegate-tokens", token.id()))
                .body(new CreatedToken(EnrolmentTokenResponse.of(token), text.toText()));
    }

    /**
     * Lists enrolment tokens that can still be used.
     *
     * <p>Without their texts.
     *
     * @return one page of the tokens
     */
    @GetMapping
    Page<EnrolmentTokenResponse> listEnrolmentTokens(Scope scope, PageQuery page) {
        var found = tokens.list(scope, Cursor.decode(page.pageToken()), page.limit());
        var part = Page.of(found, page, last -> new Cursor(last.name(), last.id()).encode());
        return new Page<>(part.items().stream().map(EnrolmentTokenResponse::of).toList(), part.nextPageToken());
    }

    /**
     * Revokes an enrolment token.
     *
     * <p>Delegates that have enrolled with it stay.
     *
     * @param id the token's id
     */
    @Audited("delegate-token.revoked")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeEnrolmentToken(Scope scope, @PathVariable UUID id) {
        revokeToken.revoke(scope, id);
    }
}
