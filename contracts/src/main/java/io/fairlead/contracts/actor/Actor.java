package io.fairlead.contracts.actor;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for something. It is bound to the thread of a request and travels with events (CloudEvents extension {@code
 * actor}), so that what follows still knows whose request it all began with. It is information, and never a right.
 *
 * @param subject 1 to 256 visible characters: a person's name, a client's or a service's, a delegate's id
 */
public record Actor(Kind kind, String subject) {

    /** Of what kind somebody is. */
    public enum Kind {
        PERSON,
        SERVICE,
        DELEGATE,
        /** A service by itself, for example on schedule. */
        FAIRLEAD,
        /** Someone who did not authenticate. */
        NOBODY
    }

    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e\\u00a1-\\uffff]{1,256}");
    private static final Pattern UNSUITABLE = Pattern.compile("[^\\x21-\\x7e\\u00a1-\\uffff]");
    private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

    public Actor {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("subject must match " + SUBJECT);
        }
    }

    /** With as much of the subject as can be written; issuers allow more than we do. */
    public static Actor of(Kind kind, String subject) {
        var fit = UNSUITABLE.matcher(subject).replaceAll("_");
        return new Actor(kind, fit.isEmpty() ? "_" : fit.substring(0, Math.min(256, fit.length())));
    }

    /** Whose request this thread works for, as far as is known. */
    public static Optional<Actor> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Binds the actor to this thread until it is replaced; null for nobody known. */
    public static void bind(@Nullable Actor actor) {
        if (actor == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(actor);
        }
    }

    /** Does what somebody asked for earlier, whoever this thread works for; null for nobody known. */
    public static void onBehalfOf(@Nullable Actor asker, Runnable action) {
        onBehalfOf(asker, () -> {
            action.run();
            return true;
        });
    }

    /** The same for something with an answer. */
    public static <T> T onBehalfOf(@Nullable Actor asker, Supplier<T> action) {
        var before = CURRENT.get();
        bind(asker);
        try {
            return action.get();
        } finally {
            bind(before);
        }
    }

    /** Reads what {@link #toText()} wrote; empty for anything else. */
    public static Optional<Actor> parse(@Nullable String text) {
        var colon = text == null ? -1 : text.indexOf(':');
        if (text == null || colon < 0) {
            return Optional.empty();
        }
        try {
            var kind = Kind.valueOf(text.substring(0, colon).toUpperCase(java.util.Locale.ROOT));
            return Optional.of(new Actor(kind, text.substring(colon + 1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** {@code person:alice}, {@code delegate:0198…}. */
    public String toText() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + subject;
    }

    @Override
    public String toString() {
        return toText();
    }
}
