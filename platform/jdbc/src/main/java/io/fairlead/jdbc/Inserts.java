package io.fairlead.jdbc;

/**
 * Lets a repository store what is new and has its id already: {@code save} takes it for old, unless it has a version.
 *
 * @param <T> the aggregate
 */
public interface Inserts<T> {

    /** Fails when there is one with this id. */
    <S extends T> S insert(S aggregate);
}
