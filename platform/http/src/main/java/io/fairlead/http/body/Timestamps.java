package io.fairlead.http.body;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Reads times of RFC 3339, whose years have four digits. What lies beyond, Java can hold and PostgreSQL cannot, so it is
 * refused wherever a time is read: in queries, bodies and page tokens.
 */
public final class Timestamps {

    private static final int MAX_YEAR = 9999;

    private Timestamps() {}

    /** As exact as the database keeps it. Throws {@link DateTimeException} on anything else. */
    public static Instant parse(String text) {
        var time = OffsetDateTime.parse(text).toInstant();
        var year = time.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > MAX_YEAR) {
            throw new DateTimeException("the year of a time has four digits");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
