package io.fairlead.benchmarks.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Attacks a suite of its own in every way that is known, and says what came of it. Ends with 1 where a case was not refused as it
 * should be, a program died, or one answered 5xx.
 *
 * <p>{@code benchmark attack.AttackMatrix} with everything built; {@code --only F1,F4} runs these, {@code --home DIRECTORY} keeps
 * the logs. Sends to loopback only, from free ports and an empty database, and ends by itself within about ten minutes.
 */
final class AttackMatrix {

    /** Held, for otherwise its level might be forgotten. */
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    private final List<String> dead = new ArrayList<>();
    private final Map<String, AttackTally> tallies = new LinkedHashMap<>();
    private final Map<String, Long> before = new LinkedHashMap<>();
    private final Map<String, Long> peaks = new HashMap<>();
    private final AttackedSuite suite;

    private AttackMatrix(AttackedSuite suite) {
        this.suite = suite;
    }

    public static void main(String[] arguments) throws Exception {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        var home = options.containsKey("--home")
                ? Path.of(options.get("--home")).toAbsolutePath()
                : Files.createTempDirectory("fairlead-attack");
        var only = options.getOrDefault("--only", "");
        var tree = Path.of(options.getOrDefault("--tree", ".")).toAbsolutePath().normalize();
        var watchdog = Thread.ofPlatform().daemon().start(() -> {
            AttackedSuite.pause(Duration.ofMinutes(30));
            if (!Thread.currentThread().isInterrupted()) {
                System.err.println("not over after 30 minutes");
                System.exit(1);
            }
        });
        // Their progress is in the programs' logs.
        MIGRATIONS.setLevel(Level.WARNING);
        System.out.println("starting a suite in " + home);
        boolean clean;
        try (var suite = AttackedSuite.start(home, tree)) {
            clean = new AttackMatrix(suite).run(only.isEmpty() ? List.of() : List.of(only.split(",")));
        }
        watchdog.interrupt();
        System.exit(clean ? 0 : 1);
    }

    private static List<AttackCase> cases() {
        return Stream.of(
                        ResourceAttacks.cases(), CredentialAttacks.cases(), InputAttacks.cases(), InsideAttacks.cases())
                .flatMap(List::stream)
                .toList();
    }

    private boolean run(List<String> only) throws IOException {
        for (var program : suite.programs()) {
            before.put(program, ProgramMemory.residentMegabytes(suite.cluster().process(program)));
        }
        for (var attack : cases()) {
            if (only.isEmpty() || only.contains(attack.id())) {
                run(attack);
            }
        }
        return report();
    }

    private void run(AttackCase attack) throws IOException {
        var tally = new AttackTally();
        var begun = System.nanoTime();
        try {
            attack.attempt().run(suite, tally);
        } catch (Exception e) {
            tally.breach("broken off by " + e);
            e.printStackTrace(System.out);
        }
        recordPeaks();
        suite.died().forEach(program -> dead.add(program + " in " + attack.id()));
        tallies.put("%-4s %s".formatted(attack.id(), attack.what()), tally);
        System.out.printf("%-4s %5.1f s %s%n", attack.id(), (System.nanoTime() - begun) / 1e9, tally);
        tally.findings().forEach(finding -> System.out.println("     " + finding));
    }

    private void recordPeaks() throws IOException {
        for (var program : suite.programs()) {
            try {
                peaks.merge(program, ProgramMemory.peakMegabytes(suite.cluster().process(program)), Math::max);
            } catch (IllegalStateException _) {
                // Dead, and counted as such.
            }
        }
    }

    private boolean report() throws IOException {
        System.out.printf(
                "%n%-62s %8s %8s %8s %4s  %s%n", "case", "requests", "refused", "breaches", "5xx", "what was seen");
        tallies.forEach((name, tally) -> System.out.printf(
                "%-62s %8d %8d %8d %4d  %s%n",
                name, tally.requests(), tally.refused(), tally.breaches(), tally.faults(), tally.notes()));
        System.out.printf("%n%-20s %8s %8s %8s%n", "memory, MB", "before", "peak", "heap");
        for (var program : suite.programs()) {
            System.out.printf(
                    "%-20s %8d %8d %8s%n",
                    program,
                    before.getOrDefault(program, 0L),
                    peaks.getOrDefault(program, 0L),
                    ProgramMemory.heap(suite.cluster().process(program)));
        }
        var breaches = tallies.values().stream().mapToInt(AttackTally::breaches).sum();
        var faults = tallies.values().stream().mapToInt(AttackTally::faults).sum();
        System.out.printf(
                "%n%d requests, %d breaches, %d answers of 5xx, %d programs died %s%n",
                tallies.values().stream().mapToInt(AttackTally::requests).sum(), breaches, faults, dead.size(), dead);
        return breaches == 0 && faults == 0 && dead.isEmpty();
    }
}
