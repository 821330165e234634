package io.fairlead.identity.person;

import io.fairlead.access.CallerResolver;
import io.fairlead.access.Grant;
import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the account's admins say who may log in, and what they may do. */
@RestController
@RequestMapping("/api/v1/people")
@RequiresRole(Role.ADMIN)
class PersonController {

    private final People people;
    private final RegisterPerson registerPerson;
    private final ReplaceGrants replaceGrants;
    private final DeletePerson deletePerson;
    private final CallerResolver callers;

    PersonController(
            People people,
            RegisterPerson registerPerson,
            ReplaceGrants replaceGrants,
            DeletePerson deletePerson,
            CallerResolver callers) {
        this.people = people;
        this.registerPerson = registerPerson;
        this.replaceGrants = replaceGrants;
        this.deletePerson = deletePerson;
        this.callers = callers;
    }

    /**
     * Somebody who is to be able to log in.
     *
     * @param name letters, digits, {@code _}, {@code $} and {@code -}, 1 to 128 of them; never changes
     * @param password the first one, which the person can change
     * @param grants what they may do: {@code role}, {@code role:org} or {@code role:org/project}, with the role {@code
     *     viewer}, {@code editor} or {@code admin}; nothing where it is absent
     */
    record NewPerson(
            @Nullable String name,
            @Nullable String password,
            @Nullable List<@Nullable String> grants) {

        @Override
        public String toString() {
            return "NewPerson[" + name + "]";
        }
    }

    /**
     * What somebody may do from now on.
     *
     * @param grants all of them: {@code role}, {@code role:org} or {@code role:org/project}; nothing where it is absent
     */
    record NewGrants(@Nullable List<@Nullable String> grants) {}

    /**
     * Somebody who can log in.
     *
     * @param name unique in the account
     * @param grants what they may do: {@code role}, {@code role:org} or {@code role:org/project}
     * @param createdAt when they were added
     */
    record PersonResponse(String name, List<String> grants, Instant createdAt) {

        static PersonResponse of(Person person) {
            return new PersonResponse(
                    person.name(),
                    person.grants().grants().stream().map(Grant::toText).toList(),
                    person.createdAt());
        }
    }

    /**
     * Adds a person.
     *
     * @param wanted who, and what they may do
     * @return the person; {@code Location} says where they are
     */
    @Audited("person.added")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PersonResponse> addPerson(Scope scope, @RequestBody NewPerson wanted, HttpServletRequest request) {
        var name = wanted.name() == null ? "" : wanted.name();
        var password = wanted.password() == null ? "" : wanted.password();
        check(name, password);
        var grants = grants(scope, wanted.grants(), request);
        var person = registerPerson.register(scope.account(), name, password, grants);
        return ResponseEntity.created(URI.create("/api/v1/people/" + name)).body(PersonResponse.of(person));
    }

    /**
     * Lists the people of the account.
     *
     * @return all of them; there is only this page
     */
    @GetMapping
    Page<PersonResponse> listPeople(Scope scope) {
        return new Page<>(
                people.findByAccountOrderByName(scope.account()).stream()
                        .map(PersonResponse::of)
                        .toList(),
                null);
    }

    /**
     * Replaces what a person may do.
     *
     * <p>Nobody can give more than they have.
     *
     * @param name the person's name
     * @param wanted all grants that the person is to have
     * @return the person with their new grants
     */
    @Audited("person.granted")
    @PutMapping("/{name}/grants")
    PersonResponse replaceGrants(
            Scope scope, @PathVariable String name, @RequestBody NewGrants wanted, HttpServletRequest request) {
        return PersonResponse.of(replaceGrants.replace(scope.account(), name, grants(scope, wanted.grants(), request)));
    }

    /**
     * Removes a person.
     *
     * <p>They are logged out and their tokens end.
     *
     * @param name the person's name
     */
    @Audited("person.removed")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePerson(Scope scope, @PathVariable String name) {
        deletePerson.delete(scope.account(), name);
    }

    private List<Grant> grants(Scope scope, @Nullable List<@Nullable String> wanted, HttpServletRequest request) {
        var texts = wanted == null ? List.<@Nullable String>of() : wanted;
        var held = callers.grantsOf(request);
        var grants = new ArrayList<Grant>();
        for (var index = 0; index < texts.size(); index++) {
            var pointer = "/grants/" + index;
            grants.add(Optional.ofNullable(texts.get(index))
                    .flatMap(text -> Grant.parse(text, scope.account()))
                    .orElseThrow(() -> new InvalidRequest(
                            pointer,
                            "INVALID_GRANT",
                            "A grant is viewer, editor or admin, then nothing, :org or :org/project.")));
        }
        grants.forEach(grant -> GrantTooWide.check(held, grant));
        return grants;
    }

    private static void check(String name, String password) {
        var faults = new ArrayList<Violation>();
        if (!Scope.NAME.matcher(name).matches()) {
            faults.add(
                    new Violation("/name", "INVALID_NAME", "The name must match %s.".formatted(Scope.NAME.pattern())));
        }
        if (!PasswordRule.allows(password)) {
            faults.add(new Violation("/password", "INVALID_PASSWORD", PasswordRule.TEXT));
        }
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
    }
}
