package io.fairlead.events.topic;

import io.fairlead.contracts.topic.TopicNames;

/** Gives topics and consumer groups the names that they have on this broker. */
public class TopicNaming {

    private final String prefix;

    public TopicNaming(String prefix) {
        this.prefix = prefix;
    }

    /** @param name as {@link TopicNames} has it */
    public String topic(String name) {
        return prefix + plain(name);
    }

    /**
     * Where that is set aside which cannot be handled. It says why in the words of the program, so it is never public.
     *
     * @param topic under either name
     */
    public String deadLetters(String topic) {
        return prefix + "dlt." + plain(topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic);
    }

    /** @param topic the first that it consumes, under either name */
    public String group(String service, String topic) {
        return prefix + service + "." + plain(topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic);
    }

    private static String plain(String name) {
        return name.startsWith(TopicNames.PREFIX) ? name.substring(TopicNames.PREFIX.length()) : name;
    }
}
