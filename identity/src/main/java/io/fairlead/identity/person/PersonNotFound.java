package io.fairlead.identity.person;

/** Nobody has that name in the account. */
public class PersonNotFound extends RuntimeException {

    private PersonNotFound(String message) {
        super(message);
    }

    static PersonNotFound named(String name) {
        return new PersonNotFound("There is nobody named %s.".formatted(name));
    }
}
