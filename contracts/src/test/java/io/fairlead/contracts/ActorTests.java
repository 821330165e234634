package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import org.junit.jupiter.api.Test;

class ActorTests {

    @Test
    void isWrittenAndReadAgain() {
        var alice = new Actor(Kind.PERSON, "https://idp.example/alice");

        assertThat(alice.toText()).isEqualTo("person:https://idp.example/alice");
        assertThat(Actor.parse(alice.toText())).contains(alice);
    }

    @Test
    void isNotReadFromAnythingElse() {
        assertThat(Actor.parse(null)).isEmpty();
        assertThat(Actor.parse("alice")).isEmpty();
        assertThat(Actor.parse("king:alice")).isEmpty();
        assertThat(Actor.parse("person:")).isEmpty();
    }

    @Test
    void standsForWhoAskedOnlyWhileThatIsDone() {
        var alice = new Actor(Kind.PERSON, "alice");
        var delegate = new Actor(Kind.DELEGATE, "eu-1");
        Actor.bind(delegate);
        try {
            Actor.onBehalfOf(alice, () -> assertThat(Actor.current()).contains(alice));
            Actor.onBehalfOf(null, () -> assertThat(Actor.current()).isEmpty());
            assertThat(Actor.onBehalfOf(alice, Actor::current)).contains(alice);

            assertThatIllegalStateException()
                    .isThrownBy(() -> Actor.onBehalfOf(alice, () -> {
                        throw new IllegalStateException();
                    }));
            assertThat(Actor.current()).contains(delegate);
        } finally {
            Actor.bind(null);
        }
    }

    @Test
    void takesAsMuchOfASubjectAsCanBeWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Actor(Kind.PERSON, "a\nb"));
        assertThat(Actor.of(Kind.PERSON, "a\nb").subject()).isEqualTo("a_b");
        assertThat(Actor.of(Kind.PERSON, "x".repeat(300)).subject()).hasSize(256);
        assertThat(Actor.of(Kind.PERSON, "").subject()).isEqualTo("_");
    }
}
