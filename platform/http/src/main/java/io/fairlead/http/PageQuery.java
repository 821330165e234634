package io.fairlead.http;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted; read from the query by itself when a controller takes it as a parameter.
 *
 * @param pageSize 1 to 200, or to what {@link MostItems} says; other values are brought into these bounds
 * @param pageToken from the part before; absent for the first
 */
public record PageQuery(int pageSize, @Nullable String pageToken) {

    public static final int DEFAULT = 50;
    public static final int MOST = 200;

    PageQuery within(int most) {
        return new PageQuery(Math.clamp(pageSize, 1, most), pageToken);
    }
}
