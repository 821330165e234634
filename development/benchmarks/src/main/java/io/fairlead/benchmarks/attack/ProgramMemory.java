package io.fairlead.benchmarks.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process holds, and what it may: resident memory of the kernel, and the heap on its command line. */
final class ProgramMemory {

    private ProgramMemory() {}

    static long residentMegabytes(ProcessHandle process) throws IOException {
        return status(process, "VmRSS:");
    }

    /** The most that it ever held. */
    static long peakMegabytes(ProcessHandle process) throws IOException {
        return status(process, "VmHWM:");
    }

    static String heap(ProcessHandle process) throws IOException {
        var arguments = Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())))
                .split("\0");
        for (var argument : arguments) {
            if (argument.startsWith("-Xmx")) {
                return argument.substring(4);
            }
        }
        return "?";
    }

    private static long status(ProcessHandle process, String key) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .sum();
        }
    }
}
