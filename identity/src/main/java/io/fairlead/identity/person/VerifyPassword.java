package io.fairlead.identity.person;

import io.fairlead.contracts.scope.Scope;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows people by name and password. */
@Component
public class VerifyPassword {

    private final People people;
    private final PasswordHasher passwords;
    private final String nobodysPassword;

    VerifyPassword(People people, PasswordHasher passwords) {
        this.people = people;
        this.passwords = passwords;
        this.nobodysPassword = passwords.hash("nobody has this password");
    }

    /**
     * Takes as long for a name that nobody has as for a wrong password: nothing more is read of the person before the
     * password is known to be right.
     */
    public Optional<Person> verify(String name, String password) {
        // Nobody has a name that could not be given to anybody; the database would refuse some of those.
        var hash = Scope.NAME.matcher(name).matches() ? people.findPasswordHash(name) : Optional.<String>empty();
        var matches = passwords.matches(password, hash.orElse(nobodysPassword));
        return hash.filter(_ -> matches).flatMap(_ -> people.findByName(name));
    }
}
