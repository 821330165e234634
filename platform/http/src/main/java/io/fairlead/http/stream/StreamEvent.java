package io.fairlead.http.stream;

/**
 * An event of a resource, as its stream sends it.
 *
 * @param id rises within the resource; a client names the last one it has
 * @param body JSON
 * @param last whether no event follows
 */
public record StreamEvent(long id, String type, String body, boolean last) {}
