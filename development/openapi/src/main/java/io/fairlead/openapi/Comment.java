package io.fairlead.openapi;

import java.util.Map;

/**
 * What the Javadoc of one type, method or constant says, in Markdown.
 *
 * @param text without tags; empty where there is none
 * @param parameters by name: those of a method, or the components of a record
 * @param returned what {@code @return} says; empty where there is none
 */
record Comment(String text, Map<String, String> parameters, String returned) {

    static final Comment NONE = new Comment("", Map.of(), "");

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The first sentence, without its full stop. */
    String summary() {
        var end = text.indexOf(". ");
        var paragraph = text.indexOf("\n\n");
        var first = end < 0 || paragraph >= 0 && paragraph < end
                ? paragraph < 0 ? text : text.substring(0, paragraph)
                : text.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
