package io.fairlead.jdbc;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** Turns the values that all services keep into the one column in which each stands, and back. */
final class ValueConverters {

    private ValueConverters() {}

    /** Without any help enums are text, UUIDs are themselves and instants are timestamps with a time zone. */
    static List<Converter<?, ?>> all() {
        return List.of(new ScopeToText(), new TextToScope(), new ActorToText(), new TextToActor());
    }

    @WritingConverter
    private static final class ScopeToText implements Converter<Scope, String> {
        @Override
        public String convert(Scope scope) {
            return scope.toText();
        }
    }

    @ReadingConverter
    private static final class TextToScope implements Converter<String, Scope> {
        @Override
        public Scope convert(String text) {
            return Scope.parse(text);
        }
    }

    @WritingConverter
    private static final class ActorToText implements Converter<Actor, String> {
        @Override
        public String convert(Actor actor) {
            return actor.toText();
        }
    }

    @ReadingConverter
    private static final class TextToActor implements Converter<String, @Nullable Actor> {
        @Override
        public @Nullable Actor convert(String text) {
            return Actor.parse(text).orElse(null);
        }
    }
}
