package io.fairlead.local.singlejvm;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment variables of several programs in that of one process: each has its program's name before its own. */
final class ProgramVariables {

    private ProgramVariables() {}

    static Map<String, String> prefixed(String program, Map<String, String> variables) {
        return variables.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        variable -> prefixOf(program) + variable.getKey(), Map.Entry::getValue));
    }

    static Map<String, String> of(String program, Map<String, String> process) {
        var prefix = prefixOf(program);
        return process.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(
                        variable -> variable.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    private static String prefixOf(String program) {
        return program.toUpperCase(Locale.ROOT).replace('-', '_') + "__";
    }
}
