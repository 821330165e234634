package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReferenceTests {

    private static final Scope PROJECT = Scope.project("default", "shop", "web");

    @ParameterizedTest
    @CsvSource({"key, default/shop/web", "org.key, default/shop", "account.key, default"})
    void leadsToItsOwnScopeOrAWiderOne(String text, String scope) {
        assertThat(ResourceReference.parse(text, PROJECT)).hasValueSatisfying(reference -> {
            assertThat(reference.scope()).hasToString(scope);
            assertThat(reference.toText(PROJECT)).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".key", "project.key", "org.", "a.b.c", "1key", "my-key", "account.org.key"})
    void isNothingElse(String text) {
        assertThat(ResourceReference.parse(text, PROJECT)).isEmpty();
    }

    @Test
    void cannotNameAnOrganisationFromTheAccount() {
        assertThat(ResourceReference.parse("org.key", Scope.account("default"))).isEmpty();
    }

    @Test
    void aScopeLiesWithinItselfAndThoseAround() {
        assertThat(PROJECT.isWithin(Scope.account("default"))).isTrue();
        assertThat(PROJECT.isWithin(PROJECT)).isTrue();
        assertThat(Scope.account("default").isWithin(PROJECT)).isFalse();
        assertThat(PROJECT.isWithin(Scope.org("default", "other"))).isFalse();
        assertThat(Scope.parse(PROJECT.toText())).isEqualTo(PROJECT);
    }
}
