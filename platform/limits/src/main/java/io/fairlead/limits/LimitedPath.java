package io.fairlead.limits;

/**
 * A limit of what a filter answers, so that no handler can be {@link Limited}; a bean.
 *
 * @param path to which it is posted
 */
public record LimitedPath(String path, Limit limit) {}
