package io.fairlead.testing.catalog;

/** What an event about a connector brought that was not known before. */
public enum ProjectionUpdate {
    /** Nothing: it is older than, or the same as, what is known. */
    STALE,
    /** Something that no test depends on, for example the name. */
    METADATA,
    /** Another configuration than before. */
    CONFIGURATION,
    /** The connector's first event that was heard. */
    NEW
}
