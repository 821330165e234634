package io.fairlead.identity.person;

/** Somebody else has that name. */
public class NameTaken extends RuntimeException {

    private NameTaken(String message) {
        super(message);
    }

    static NameTaken by(String name) {
        return new NameTaken("Somebody is named %s already. Choose another name.".formatted(name));
    }
}
