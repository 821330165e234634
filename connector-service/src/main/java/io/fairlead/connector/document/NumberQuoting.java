package io.fairlead.connector.document;

import java.util.regex.Pattern;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Quotes a text that some reader of YAML takes for a number, a date or a merge: Jackson leaves {@code 0x1F} and
 * {@code 0o14} bare, because it reads them as text itself.
 */
final class NumberQuoting extends StringQuotingChecker.Default {

    private static final Pattern OTHER_THAN_TEXT = Pattern.compile("[-+.]?[0-9][-+.:_0-9A-Za-z]*|<<|=");

    @Override
    public boolean needToQuoteValue(String text) {
        return super.needToQuoteValue(text) || OTHER_THAN_TEXT.matcher(text).matches();
    }
}
