package io.fairlead.http.page;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted; read from the query by itself when a controller takes it as a parameter.
 *
 * @param pageSize 1 to 200, or to what {@link MaxPageSize} says; other values are refused
 * @param pageToken from the part before; absent for the first
 */
public record PageQuery(int pageSize, @Nullable String pageToken) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 200;

    /** How many to read: one more than asked for tells whether there is a next part. */
    public int limit() {
        return pageSize + 1;
    }
}
