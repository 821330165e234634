package io.fairlead.identity.apitoken;

import io.fairlead.access.ApiTokenText;
import io.fairlead.identity.person.PersonDirectory;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows people by an API token, and what it allows at this moment. */
@Component
public class ApiTokenHolders {

    private final ApiTokens tokens;
    private final PersonDirectory people;

    ApiTokenHolders(ApiTokens tokens, PersonDirectory people) {
        this.tokens = tokens;
        this.people = people;
    }

    /** Its holder with the token's one grant; empty when the holder no longer has that much, or the token is none. */
    public Optional<TokenHolder> find(String text) {
        return ApiTokenText.parse(text)
                .flatMap(this::use)
                .flatMap(token -> people.find(token.personId())
                        .filter(person -> person.grants().covers(token.grant()))
                        .map(person ->
                                new TokenHolder(person.limitedTo(token.grant()), token.id(), token.expiresAt())));
    }

    /** Empty when the token gives no right any more, or never did. */
    private Optional<ApiToken> use(ApiTokenText text) {
        return tokens.findById(text.id())
                .filter(token -> text.hasHash(token.hash()))
                .flatMap(token -> tokens.recordUse(token.id()));
    }
}
