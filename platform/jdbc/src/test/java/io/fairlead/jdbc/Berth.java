package io.fairlead.jdbc;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** Has one of everything that can stand in a column. */
@Table("berth")
record Berth(
        @Id UUID id,
        Scope scope,
        State state,
        @Embedded.Empty Layout layout,
        @Nullable @JsonColumn Ship ship,
        @Nullable Actor dugBy,
        @Nullable Instant takenAt) {

    enum State {
        FREE,
        TAKEN
    }

    record Layout(
            @Column("quay") String name,
            @JsonColumn Tags tags,
            @Embedded.Empty Position position) {}

    record Tags(@JsonValue Map<String, String> values) {}

    record Position(long north, long east) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(Tug.class), @JsonSubTypes.Type(Liner.class)})
    sealed interface Ship {}

    @JsonTypeName("Tug")
    record Tug(long power, @Nullable String towing) implements Ship {}

    @JsonTypeName("Liner")
    record Liner(List<String> decks) implements Ship {}
}
