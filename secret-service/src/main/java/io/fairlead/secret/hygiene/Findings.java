package io.fairlead.secret.hygiene;

import java.util.Arrays;
import java.util.List;

/** Looks at a text as a person typed or pasted it. */
public final class Findings {

    private Findings() {}

    public static List<Warning> in(String text) {
        return Arrays.stream(Finding.values())
                .filter(finding -> finding.in(text))
                .map(Finding::warning)
                .toList();
    }

    /** The text after the fixes, one after the other; each must be offered for what the ones before it left. */
    public static String mended(String text, List<Fix> fixes) throws FixNotOffered {
        var mended = text;
        for (var fix : fixes) {
            var offered = in(mended).stream().anyMatch(warning -> warning.fix() == fix);
            if (!offered) {
                throw new FixNotOffered(fix);
            }
            mended = fix.apply(mended);
        }
        return mended;
    }

    /** A fix for something that is not wrong with the value. */
    public static final class FixNotOffered extends Exception {

        private final Fix fix;

        private FixNotOffered(Fix fix) {
            super("%s is no fix for anything that is wrong with this value.".formatted(fix));
            this.fix = fix;
        }

        public Fix fix() {
            return fix;
        }
    }
}
