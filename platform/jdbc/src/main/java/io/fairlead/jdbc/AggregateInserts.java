package io.fairlead.jdbc;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;

/** The part of a repository that {@link Inserts} promises. */
final class AggregateInserts<T> implements Inserts<T> {

    private final JdbcAggregateOperations aggregates;

    AggregateInserts(JdbcAggregateOperations aggregates) {
        this.aggregates = aggregates;
    }

    @Override
    public <S extends T> S insert(S aggregate) {
        return aggregates.insert(aggregate);
    }
}
