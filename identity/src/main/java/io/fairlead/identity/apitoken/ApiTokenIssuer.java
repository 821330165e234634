package io.fairlead.identity.apitoken;

import io.fairlead.access.Grant;
import io.fairlead.access.Grants;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.identity.person.BootstrapAdminCreated;
import io.fairlead.identity.person.GrantTooWide;
import io.fairlead.identity.person.People;
import io.fairlead.identity.person.Person;
import io.fairlead.identity.person.PrivateFile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes API tokens and tells what one allows at this moment. */
@Component
public class ApiTokenIssuer {

    private static final Duration BOOTSTRAP_TOKEN_LIFETIME = Duration.ofDays(365);

    private final StoredApiTokens stored;
    private final People people;
    private final Clock clock;

    ApiTokenIssuer(StoredApiTokens stored, People people, Clock clock) {
        this.stored = stored;
        this.people = people;
        this.clock = clock;
    }

    /** A token and its text, which nobody can show again. */
    record IssuedToken(ApiToken token, String text) {

        @Override
        public String toString() {
            return "IssuedToken[" + token.id() + "]";
        }
    }

    IssuedToken issue(Person person, Grants held, String name, Grant grant, Duration life) {
        GrantTooWide.check(held, grant);
        var text = ApiTokenText.create();
        var now = clock.instant();
        var token = new ApiToken(text.id(), person.id(), name, grant, now, now.plus(life), null);
        stored.save(token, text.hash());
        return new IssuedToken(token, text.toText());
    }

    /** Its holder with the token's one grant; empty when the holder no longer has that much, or the token is none. */
    public Optional<Person> findHolder(String text) {
        return ApiTokenText.parse(text)
                .flatMap(stored::findAndRecordUse)
                .flatMap(token -> people.find(token.personId())
                        .filter(person -> person.grants().covers(token.grant()))
                        .map(person -> new Person(
                                person.id(),
                                person.name(),
                                person.createdAt(),
                                new Grants(person.grants().account(), List.of(token.grant())))));
    }

    @EventListener
    void writeBootstrapToken(BootstrapAdminCreated added) {
        var admin = added.admin();
        var everything = new Grant(Role.ADMIN, Scope.account(admin.grants().account()));
        var issued = issue(admin, admin.grants(), "first start", everything, BOOTSTRAP_TOKEN_LIFETIME);
        PrivateFile.write(added.home().resolve("admin-token"), issued.text());
    }
}
