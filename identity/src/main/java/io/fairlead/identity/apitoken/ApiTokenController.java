package io.fairlead.identity.apitoken;

import io.fairlead.access.CallerResolver;
import io.fairlead.access.Grant;
import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.name.NameRule;
import io.fairlead.http.page.Page;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import io.fairlead.http.scope.ScopedMapping;
import io.fairlead.identity.person.PersonDirectory;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, lists and revokes API tokens; a token's text is in the answer that made it and nowhere else. */
@RestController
@ScopedMapping("/api-tokens")
@RequiresRole(Role.ADMIN)
class ApiTokenController {

    private static final Duration MAX_LIFETIME = Duration.ofDays(366);

    private final ApiTokens tokens;
    private final IssueApiToken issueToken;
    private final RevokeApiToken revokeToken;
    private final PersonDirectory people;
    private final CallerResolver callers;

    ApiTokenController(
            ApiTokens tokens,
            IssueApiToken issueToken,
            RevokeApiToken revokeToken,
            PersonDirectory people,
            CallerResolver callers) {
        this.tokens = tokens;
        this.issueToken = issueToken;
        this.revokeToken = revokeToken;
        this.people = people;
        this.callers = callers;
    }

    /**
     * What a new API token is to be.
     *
     * @param name for people, one line of 1 to 128 characters, none of them invisible
     * @param role {@code viewer}, {@code editor} or {@code admin}, at the scope in the path
     * @param expiresIn more than zero, at most 366 days (ISO 8601), and no longer than the API token with which it is made
     */
    record NewToken(
            @Nullable String name,
            @Nullable String role,
            @Nullable Duration expiresIn) {}

    /**
     * An API token: what it may do where, and until when.
     *
     * @param id of the token
     * @param name for people
     * @param role {@code viewer}, {@code editor} or {@code admin}
     * @param scope where the role holds, with all scopes within
     * @param createdAt when it was made
     * @param expiresAt when it ends
     * @param lastUsedAt when it was last exchanged; absent where it never was
     * @param parentId the API token with which it was made, and with which it ends; absent where a person made it
     * @param token its text, in the answer that made it and nowhere else
     */
    record ApiTokenResponse(
            UUID id,
            String name,
            String role,
            Scope scope,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable UUID parentId,
            @Nullable String token) {

        static ApiTokenResponse of(ApiToken token, @Nullable String text) {
            return new ApiTokenResponse(
                    token.id(),
                    token.name(),
                    token.grant().role().toText(),
                    token.grant().scope(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.parentId(),
                    text);
        }

        @Override
        public String toString() {
            return "ApiTokenResponse[" + id + "]";
        }
    }

    /**
     * Creates an API token.
     *
     * <p>Its text is in this answer and nowhere else. One that is made with another API token ends with that one.
     *
     * @param wanted what the token is to be
     * @return the token with its text
     */
    @Audited("api-token.created")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ApiTokenResponse createApiToken(Scope scope, @RequestBody NewToken wanted, HttpServletRequest request) {
        var name = wanted.name() == null ? "" : wanted.name().strip();
        var role = Role.parse(wanted.role() == null ? "" : wanted.role());
        var life = wanted.expiresIn() == null ? Duration.ZERO : wanted.expiresIn();
        var faults = new ArrayList<Violation>();
        NameRule.fault(name).ifPresent(fault -> faults.add(new Violation("/name", "INVALID_NAME", fault)));
        if (role.isEmpty()) {
            faults.add(new Violation("/role", "INVALID_ROLE", "The role is viewer, editor or admin."));
        }
        if (!life.isPositive() || life.compareTo(MAX_LIFETIME) > 0) {
            faults.add(new Violation(
                    "/expiresIn", "INVALID_DURATION", "A token lives up to 366 days, written like P90D or PT12H."));
        }
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
        var person = people.require(scope.account(), callers.nameOf(request));
        var grant = new Grant(role.orElseThrow(), scope);
        var issued = issueToken.issue(person, callers.grantsOf(request), name, grant, life, tokenOf(request));
        return ApiTokenResponse.of(issued.token(), issued.text());
    }

    /**
     * Lists the API tokens of a scope.
     *
     * <p>Without their texts.
     *
     * @return all of them; there is only this page
     */
    @GetMapping
    Page<ApiTokenResponse> listApiTokens(Scope scope) {
        return new Page<>(
                tokens.list(scope).stream()
                        .map(token -> ApiTokenResponse.of(token, null))
                        .toList(),
                null);
    }

    /**
     * Revokes an API token.
     *
     * <p>All that were made with it end, too.
     *
     * @param id the token's id
     */
    @Audited("api-token.revoked")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeApiToken(Scope scope, @PathVariable UUID id) {
        revokeToken.revoke(scope, id);
    }

    /** With which the request was made; null when somebody made it who had signed in. */
    private static @Nullable UUID tokenOf(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof JwtAuthenticationToken caller
                        && caller.getToken().getClaimAsString(TokenHolder.CLAIM) instanceof String id
                ? UUID.fromString(id)
                : null;
    }
}
