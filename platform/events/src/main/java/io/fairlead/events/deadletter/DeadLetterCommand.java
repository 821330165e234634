package io.fairlead.events.deadletter;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Deals with dead letters from the command line, with nothing but Kafka. */
public final class DeadLetterCommand {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int CANNOT_DO = 2;

    static final String USAGE = """
            dead-letters list                       all that nobody has dealt with, the oldest of each topic first
            dead-letters show <topic> <offset>      one with the body of the event
            dead-letters redrive <topic> <offset>   publishes it again to the topic that it came from
            dead-letters discard <topic> <offset>   drops it

            The oldest of a topic comes first: events of one aggregate keep their order. One is not published again when a later
            event of its aggregate stands in the topic, for it would come too late.

            Settings are those of the service: FAIRLEAD_KAFKA.
            Exit code: 0 done, 1 refused, 2 cannot do.
            """;

    private final Map<String, String> environment;
    private final PrintStream out;

    DeadLetterCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** Ends the program when its arguments ask for dead letters, before the service would start. */
    public static void runIfRequested(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("dead-letters")) {
            System.exit(new DeadLetterCommand(System.getenv(), System.out).run(List.of(arguments)));
        }
    }

    int run(List<String> arguments) {
        var action = arguments.size() > 1 ? arguments.get(1) : "";
        var known = action.equals("list") && arguments.size() == 2
                || List.of("show", "redrive", "discard").contains(action)
                        && arguments.size() == 4
                        && arguments.get(3).matches("\\d{1,18}");
        if (!known) {
            out.print(USAGE);
            return arguments.contains("--help") ? DONE : CANNOT_DO;
        }
        try (var letters = new DeadLetters(environment.getOrDefault("FAIRLEAD_KAFKA", "127.0.0.1:9092"))) {
            return action.equals("list") ? list(letters) : one(letters, action, arguments);
        } catch (KafkaException failure) {
            out.println("cannot ask Kafka: " + failure.getMessage());
            return CANNOT_DO;
        }
    }

    private int list(DeadLetters letters) {
        var all = letters.list();
        all.forEach(letter -> out.println(letter.summary()));
        out.println(all.size() + " dead letters");
        return DONE;
    }

    private int one(DeadLetters letters, String action, List<String> arguments) {
        var found = letters.find(arguments.get(2), Long.parseLong(arguments.get(3)));
        if (found.isEmpty()) {
            return refuse("There is no dead letter %s@%s; list shows those that there are."
                    .formatted(arguments.get(2), arguments.get(3)));
        }
        var letter = found.get();
        out.println(letter.summary());
        if (action.equals("show")) {
            out.println(letter.body());
            return DONE;
        }
        if (!letters.isOldest(letter)) {
            return refuse("An older one waits in this topic; deal with it first, so that events keep their order.");
        }
        if (action.equals("discard")) {
            letters.discard(letter);
            out.println("discarded");
            return DONE;
        }
        return redrive(letters, letter);
    }

    private int redrive(DeadLetters letters, DeadLetter letter) {
        var later = letters.laterSequence(letter);
        if (later.isPresent()) {
            return refuse("A later event of %s, sequence %d, stands in %s; this one would come too late. Discard it."
                    .formatted(letter.key(), later.get(), letter.origin().topic()));
        }
        letters.redrive(letter);
        out.println("published again to " + letter.origin().topic());
        return DONE;
    }

    private int refuse(String reason) {
        out.println("refused: " + reason);
        return REFUSED;
    }
}
