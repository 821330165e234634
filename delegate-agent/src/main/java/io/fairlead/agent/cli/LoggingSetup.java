package io.fairlead.agent.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import tools.jackson.databind.json.JsonMapper;

/** One line per event on standard output, for people or as JSON with the field names of ECS. */
final class LoggingSetup {

    private LoggingSetup() {}

    static void configure(String format) {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.INFO);
        root.addHandler(new FlushingHandler(format.equalsIgnoreCase("ecs") ? new EcsFormatter() : new TextFormatter()));
    }

    /** For commands whose output is their result. */
    static void disable() {
        Logger.getLogger("").setLevel(Level.OFF);
    }

    /** Flushes each line, so that nothing is lost with a kill. */
    private static final class FlushingHandler extends StreamHandler {

        FlushingHandler(Formatter formatter) {
            super(System.out, formatter);
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(LogRecord event) {
            super.publish(event);
            flush();
        }
    }

    private static final class TextFormatter extends Formatter {

        @Override
        public String format(LogRecord event) {
            return "%s %-7s %s: %s%n".formatted(event.getInstant(), event.getLevel(), name(event), message(event));
        }

        private String message(LogRecord event) {
            return formatMessage(event) + trace(event);
        }
    }

    private static final class EcsFormatter extends Formatter {

        private final JsonMapper json = new JsonMapper();

        @Override
        public String format(LogRecord event) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("@timestamp", event.getInstant().toString());
            fields.put("log.level", event.getLevel().getName());
            fields.put("service.name", "delegate-agent");
            fields.put("log.logger", event.getLoggerName());
            fields.put("message", formatMessage(event) + trace(event));
            return json.writeValueAsString(fields) + "\n";
        }
    }

    private static String name(LogRecord event) {
        var name = String.valueOf(event.getLoggerName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Without messages of exceptions, which nobody can vouch for. */
    private static String trace(LogRecord event) {
        var thrown = event.getThrown();
        return thrown == null
                ? ""
                : " " + thrown.getClass().getName() + " at "
                        + Arrays.stream(thrown.getStackTrace()).limit(8).toList();
    }
}
