package io.fairlead.live;

/**
 * Something that was told of a resource.
 *
 * @param id rises within the resource; a client names the last one it has
 * @param body JSON
 * @param last whether nothing more will be told
 */
public record Told(long id, String type, String body, boolean last) {}
