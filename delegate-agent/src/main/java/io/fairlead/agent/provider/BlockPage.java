package io.fairlead.agent.provider;

import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the pages with which registries and those before them keep out an address or a country. */
public final class BlockPage {

    private static final Pattern WORDS = Pattern.compile("export (control|regulation|rule|law)|export administration"
            + "|sanction|embargo|your (country|region|location)|(country|region) (or region )?(is|has been) (blocked|not)"
            + "|not available in your|ip address (is|has been|was) (blocked|banned|denied)|you have been blocked|access denied"
            + "|request (was )?blocked|blocked by");

    private static final int MAX_SENTENCE = 200;

    private BlockPage() {}

    /** The sentence that says so; empty where a 403 is something else. */
    public static Optional<String> quote(String host, RegistryResponse response) {
        if (response.status() != 403 && response.status() != 451) {
            return Optional.empty();
        }
        var text = response.isHtml() || response.body().stripLeading().startsWith("<")
                ? plainText(response.body())
                : RegistryError.of(response).message();
        var sentences = text.split("(?<=[.!?])\\s+");
        for (var sentence : sentences) {
            if (WORDS.matcher(sentence.toLowerCase(Locale.ROOT)).find()) {
                return Optional.of(shortened(sentence));
            }
        }
        // A known registry has no web pages under /v2/, so whatever it shows there keeps somebody out.
        var known = ProviderProfile.forHost(host).isHosted() && response.isHtml() && !text.isBlank();
        return known || response.status() == 451 ? Optional.of(shortened(sentences[0])) : Optional.empty();
    }

    private static String plainText(String html) {
        return html.replaceAll("(?is)<(script|style|head)\\b.*?</\\1>", " ")
                .replaceAll("(?s)<[^>]*>", " ")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String shortened(String sentence) {
        var text = sentence.strip();
        return text.length() <= MAX_SENTENCE ? text : text.substring(0, MAX_SENTENCE) + "…";
    }
}
