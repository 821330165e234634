package io.fairlead.identity.person;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks people up, and what they are granted at this moment. */
@Component
public class PersonDirectory {

    private final People people;

    PersonDirectory(People people) {
        this.people = people;
    }

    public Optional<Person> find(UUID id) {
        return people.findById(id);
    }

    /** Names are unique among all accounts. */
    public Optional<Person> findByName(String name) {
        return people.findByName(name);
    }

    public Person require(String account, String name) {
        return people.findByAccountAndName(account, name).orElseThrow(() -> PersonNotFound.named(name));
    }
}
