package io.fairlead.secret.lint;

import java.util.Arrays;
import java.util.List;

/** Looks at a text as a person typed or pasted it. */
public final class ValueLinter {

    private ValueLinter() {}

    public static List<ValueWarning> lint(String text) {
        return Arrays.stream(ValueFinding.values())
                .filter(finding -> finding.matches(text))
                .map(ValueFinding::warning)
                .toList();
    }

    /** The text after the fixes, one after the other; each must be offered for what the ones before it left. */
    public static String repaired(String text, List<ValueFix> fixes) throws FixNotOffered {
        var repaired = text;
        for (var fix : fixes) {
            var offered = lint(repaired).stream().anyMatch(warning -> warning.fix() == fix);
            if (!offered) {
                throw new FixNotOffered(fix);
            }
            repaired = fix.apply(repaired);
        }
        return repaired;
    }

    /** A fix for something that is not wrong with the value. */
    public static final class FixNotOffered extends Exception {

        private final ValueFix fix;

        private FixNotOffered(ValueFix fix) {
            super("%s is no fix for anything that is wrong with this value.".formatted(fix));
            this.fix = fix;
        }

        public ValueFix fix() {
            return fix;
        }
    }
}
