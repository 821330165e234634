package io.fairlead.agent.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes everything secret out of texts that a registry sent, because a hostile one may send it back. */
public final class Redaction {

    private static final int MAX_SHOWN_LENGTH = 300;
    private final List<String> secrets = new ArrayList<>();

    public void hide(List<String> forms) {
        forms.stream().filter(form -> !form.isEmpty()).forEach(secrets::add);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
    }

    /** The first {@value #SHOWN} characters as plain text on one line, without terminal control characters. */
    public String redact(String text) {
        var clean = text;
        for (var secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        clean = clean.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
        return clean.length() <= MAX_SHOWN_LENGTH ? clean : clean.substring(0, MAX_SHOWN_LENGTH) + "…";
    }
}
