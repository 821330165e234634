package io.fairlead.identity.login;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.identity.person.LoginsBusy;
import io.fairlead.identity.person.Person;
import io.fairlead.identity.person.VerifyPassword;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Knows somebody by name and password; of the session it needs nothing but the name. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final VerifyPassword verifyPassword;
    private final AuditLog audit;

    PasswordLogin(VerifyPassword verifyPassword, AuditLog audit) {
        this.verifyPassword = verifyPassword;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        try {
            return verifyPassword
                    .verify(login.getName(), String.valueOf(login.getCredentials()))
                    .map(this::loggedIn)
                    .orElseThrow(() -> new BadCredentialsException("no such name and password"));
        } catch (LoginsBusy busy) {
            throw new AuthenticationServiceException("not checked", busy);
        }
    }

    private Authentication loggedIn(Person person) {
        var account = Scope.account(person.account());
        audit.recordInNewTransaction(AuditedChange.of("person.logged-in", person.id(), account, person.name())
                .onBehalfOf(Actor.of(Kind.PERSON, person.name())));
        return UsernamePasswordAuthenticationToken.authenticated(person.name(), null, List.of());
    }

    @Override
    public boolean supports(Class<?> login) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(login);
    }
}
