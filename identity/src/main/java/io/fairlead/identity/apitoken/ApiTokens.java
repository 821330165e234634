package io.fairlead.identity.apitoken;

import io.fairlead.access.Grant;
import io.fairlead.access.Grants;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.identity.person.FirstAdminAdded;
import io.fairlead.identity.person.GrantTooWide;
import io.fairlead.identity.person.OwnerOnly;
import io.fairlead.identity.person.People;
import io.fairlead.identity.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes API tokens and tells what one allows at this moment. */
@Component
public class ApiTokens {

    private static final Duration FIRST_ADMINS = Duration.ofDays(365);

    private final StoredTokens stored;
    private final People people;
    private final Clock clock;

    ApiTokens(StoredTokens stored, People people, Clock clock) {
        this.stored = stored;
        this.people = people;
        this.clock = clock;
    }

    /** A token and its text, which nobody can show again. */
    record Made(ApiToken token, String text) {

        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }

    Made make(Person person, Grants held, String name, Grant grant, Duration life) {
        GrantTooWide.check(held, grant);
        var text = TokenText.create();
        var now = clock.instant();
        var token = new ApiToken(text.id(), person.id(), name, grant, now, now.plus(life), null);
        stored.add(token, text.hash());
        return new Made(token, text.written());
    }

    /** Its holder with the token's one grant; empty when the holder no longer has that much, or the token is none. */
    public Optional<Person> holder(String text) {
        return TokenText.parse(text)
                .flatMap(stored::use)
                .flatMap(token -> people.find(token.personId())
                        .filter(person -> person.grants().covers(token.grant()))
                        .map(person -> new Person(
                                person.id(),
                                person.name(),
                                person.createdAt(),
                                new Grants(person.grants().account(), List.of(token.grant())))));
    }

    @EventListener
    void leaveFirstToken(FirstAdminAdded added) {
        var admin = added.admin();
        var everything = new Grant(Role.ADMIN, Scope.account(admin.grants().account()));
        var made = make(admin, admin.grants(), "first start", everything, FIRST_ADMINS);
        OwnerOnly.write(added.home().resolve("admin-token"), made.text());
    }
}
