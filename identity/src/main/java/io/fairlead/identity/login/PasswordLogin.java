package io.fairlead.identity.login;

import io.fairlead.identity.person.People;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Knows somebody by name and password; of the session it needs nothing but the name. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final People people;

    PasswordLogin(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        return people.login(login.getName(), String.valueOf(login.getCredentials()))
                .map(person -> UsernamePasswordAuthenticationToken.authenticated(person.name(), null, List.of()))
                .orElseThrow(() -> new BadCredentialsException("no such name and password"));
    }

    @Override
    public boolean supports(Class<?> login) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(login);
    }
}
