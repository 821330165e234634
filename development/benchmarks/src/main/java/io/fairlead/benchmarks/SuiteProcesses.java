package io.fairlead.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The processes of a suite that {@code mvn -Pup} started: what they took of the processor, and how much memory they hold. */
final class SuiteProcesses {

    private static final int USER_TICKS = 13;
    private static final double MILLIS_PER_TICK = 10;

    private final Path pids;

    /** @param home its {@code FAIRLEAD_HOME} */
    SuiteProcesses(Path home) {
        this.pids = home.resolve("pids");
    }

    /** Milliseconds of processor since their start, by program; PostgreSQL's include those of its sessions. */
    Map<String, Double> processorMillis() throws IOException {
        return byProgram(SuiteProcesses::processorMillis);
    }

    /** Resident memory in MB; the sessions of PostgreSQL share most of theirs, so only its first process is counted. */
    Map<String, Double> residentMegabytes() throws IOException {
        return byProgram((process, child) -> child ? 0 : residentMegabytes(process));
    }

    private interface Figure {

        double of(ProcessHandle process, boolean child) throws IOException;
    }

    private Map<String, Double> byProgram(Figure figure) throws IOException {
        var figures = new TreeMap<String, Double>();
        try (var files = Files.list(pids)) {
            for (var file : files.toList()) {
                var program = file.getFileName().toString();
                var process =
                        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
                if (process.isPresent()) {
                    figures.put(program, sum(process.get(), figure));
                }
            }
        }
        return figures;
    }

    private static double sum(ProcessHandle process, Figure figure) throws IOException {
        var sum = figure.of(process, false);
        for (var child : process.descendants().toList()) {
            sum += figure.of(child, true);
        }
        return sum;
    }

    /** With those of children that have ended. */
    private static double processorMillis(ProcessHandle process, boolean child) throws IOException {
        try {
            var stat = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
            // the second field is a name, which may have blanks
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields)
                            .skip(USER_TICKS - 2)
                            .limit(child ? 2 : 4)
                            .mapToLong(Long::parseLong)
                            .sum()
                    * MILLIS_PER_TICK;
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    private static double residentMegabytes(ProcessHandle process) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .sum();
        }
    }
}
