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

    /** Whom it is for; what is public keeps its promise to those who are not in this repository. */
    Audience audience() default Audience.INTERNAL;

    /** Whether the event carries its aggregate's whole state and so also goes to the compacted topic. */
    boolean state() default false;

    /** Whether the last one of each aggregate is kept on the compacted topic of statuses. */
    boolean status() default false;

    /**
     * Whether a public event is also on the internal topic, for services that have to get it in its order among the internal
     * ones.
     */
    boolean ordered() default false;

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

    /** Whom an event is for. */
    enum Audience {
        /** Anybody who may read the public topics: fields are only added, and no type goes without a successor. */
        PUBLIC,
        /** Fairlead's own services; may change with any release. */
        INTERNAL
    }
}
