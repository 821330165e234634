package io.fairlead.contracts.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names an event on the wire, and says which topics carry it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** The {@code ce_type}, for example {@code fairlead.connector.created.v1}; never changes once published. */
    String value();

    /** Whether the event carries its aggregate's whole state and so also goes to the compacted topic. */
    boolean state() default false;

    /**
     * Whether the event only tells how far its aggregate has come: it goes to the topic of progress and to no other, so that
     * those who wait for what matters do not hear it. What it leads to is in later events as well.
     */
    boolean progress() default false;

    /**
     * Whether the aggregate ends with it: on the compacted topic it is a tombstone. Such a record has exactly two
     * components, the aggregate's id and {@code sequence}, so that a tombstone's key and headers say it all.
     */
    boolean ends() default false;
}
