package io.fairlead.testkit.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The forms that a secret takes on its way through programs; each is listed once. */
final class CanaryForms {

    private static final int ALIGNMENTS = 3;

    private final Map<String, byte[]> forms = new LinkedHashMap<>();

    private CanaryForms() {}

    static Map<String, byte[]> of(String canary) {
        var forms = new CanaryForms();
        var bytes = canary.getBytes(StandardCharsets.UTF_8);
        forms.add("as it is", canary);
        forms.add("in UTF-16", canary.getBytes(StandardCharsets.UTF_16LE));
        for (var before = 0; before < ALIGNMENTS; before++) {
            var aligned = base64(bytes, before);
            forms.add("base64 after " + before + " bytes", aligned);
            forms.add(
                    "base64url after " + before + " bytes",
                    aligned.replace('+', '-').replace('/', '_'));
        }
        forms.add("hex", HexFormat.of().formatHex(bytes));
        forms.add("HEX", HexFormat.of().withUpperCase().formatHex(bytes));
        var form = URLEncoder.encode(canary, StandardCharsets.UTF_8);
        forms.add("form-encoded", form);
        forms.add("URL-encoded", form.replace("+", "%20"));
        forms.add("url-encoded", lowerCaseEscapes(form.replace("+", "%20")));
        forms.add(
                "every byte URL-encoded",
                HexFormat.of().withUpperCase().withPrefix("%").formatHex(bytes));
        forms.add("every byte url-encoded", HexFormat.of().withPrefix("%").formatHex(bytes));
        var json = JsonMapper.shared().writeValueAsString(canary);
        forms.add("as JSON", json.substring(1, json.length() - 1));
        return Map.copyOf(forms.forms);
    }

    /** Only the characters that nothing before or after the secret has a say in. */
    private static String base64(byte[] bytes, int before) {
        var padded = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
        return encoded.substring((before * 8 + 5) / 6, padded.length * 8 / 6);
    }

    private static String lowerCaseEscapes(String encoded) {
        var text = new StringBuilder(encoded);
        for (var at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 1)) {
            text.setCharAt(at + 1, Character.toLowerCase(text.charAt(at + 1)));
            text.setCharAt(at + 2, Character.toLowerCase(text.charAt(at + 2)));
        }
        return text.toString();
    }

    private void add(String name, String form) {
        add(name, form.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String name, byte[] form) {
        if (forms.values().stream().noneMatch(known -> Arrays.equals(known, form))) {
            forms.put(name, form);
        }
    }
}
