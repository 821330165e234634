package io.fairlead.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Berth.Layout;
import io.fairlead.jdbc.Berth.Liner;
import io.fairlead.jdbc.Berth.Position;
import io.fairlead.jdbc.Berth.Ship;
import io.fairlead.jdbc.Berth.State;
import io.fairlead.jdbc.Berth.Tags;
import io.fairlead.jdbc.Berth.Tug;
import io.fairlead.testkit.server.RealPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJdbcTest
@RealPostgres
class ConversionsJdbcTests {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00.123456Z");
    private static final Scope SCOPE = Scope.project("acme", "web", "shop");

    private final Berths berths;
    private final AggregateRows rows;
    private final JdbcClient jdbc;

    @Autowired
    ConversionsJdbcTests(Berths berths, AggregateRows rows, JdbcClient jdbc) {
        this.berths = berths;
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Test
    void givesBackWhatWasInserted() {
        var taken = aBerth(State.TAKEN, new Tug(2000, null), Actor.of(Actor.Kind.PERSON, "alice"), NOON);
        var free = aBerth(State.FREE, null, null, null);

        berths.insert(taken);
        berths.insert(free);

        assertThat(berths.findById(taken.id())).contains(taken);
        assertThat(berths.findLockedById(free.id())).contains(free);
        assertThat(berths.lockIn(SCOPE, State.TAKEN)).containsExactly(taken);
        assertThat(jdbc.sql("select scope || ' ' || state || ' ' || dug_by || ' ' || ship from berth where id = :id")
                        .param("id", taken.id())
                        .query(String.class)
                        .single())
                .isEqualTo("acme/web/shop TAKEN person:alice {\"type\": \"Tug\", \"power\": 2000}");
    }

    @Test
    void givesBackWhatWasChanged() {
        var free = berths.insert(aBerth(State.FREE, null, null, null));
        var taken = new Berth(free.id(), SCOPE, State.TAKEN, free.layout(), new Liner(List.of("A", "B")), null, NOON);

        berths.save(taken);

        assertThat(berths.findById(free.id())).contains(taken);
        assertThat(berths.moor(free.id(), new Tug(1, "barge"))).isEqualTo(1);
        assertThat(berths.findById(free.id()).orElseThrow().ship()).isEqualTo(new Tug(1, "barge"));
    }

    @Test
    void readsJsonThatANewerBuildWrote() {
        var berth = berths.insert(aBerth(State.TAKEN, new Tug(1, null), null, NOON));
        jdbc.sql("update berth set ship = '{\"type\": \"Tug\", \"power\": 7, \"crew\": 3}'")
                .update();

        assertThat(berths.findById(berth.id()).orElseThrow().ship()).isEqualTo(new Tug(7, null));
    }

    @Test
    void refusesWhatSpringDataTakesForATable() {
        record Rope(@JsonColumn Map<String, String> ends) {}

        assertThatIllegalStateException()
                .isThrownBy(() -> JsonTypes.of(List.of(Rope.class)))
                .withMessageContaining("ends is a JSON column, so wrap it");
    }

    @Test
    void lendsItsColumnsToStatementsOfOnesOwn() {
        var berth = aBerth(State.TAKEN, new Tug(2000, null), null, NOON);

        var stored = jdbc.sql("""
                insert into berth (id, scope, state, quay, tags, north, east, ship, dug_by, taken_at)
                values (:id, :scope, :state, :quay, :tags, :north, :east, :ship, :dug_by, :taken_at) returning *
                """)
                .params(rows.columns(berth))
                .query(rows.mapper(Berth.class))
                .single();

        assertThat(stored).isEqualTo(berth);
        assertThat(jdbc.sql("select count(*) from berth where scope = :scope and ship = :ship")
                        .param("scope", rows.column(SCOPE))
                        .param("ship", rows.column(new Tug(2000, null)))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(berths.findById(berth.id())).contains(berth);
    }

    @Test
    void readsAnAggregateFromColumnsOfOnesOwn() {
        var free = berths.insert(aBerth(State.FREE, null, null, null));

        assertThat(jdbc.sql("select berth.*, 7 as rank from berth")
                        .query(rows.mapper(Berth.class))
                        .single())
                .isEqualTo(free);
        assertThatIllegalStateException()
                .isThrownBy(() -> jdbc.sql(
                                "select id, scope, state, quay, tags, null as north, east, ship, dug_by, taken_at from berth")
                        .query(rows.mapper(Berth.class))
                        .single())
                .withMessageContaining("north is null");
        assertThatIllegalStateException()
                .isThrownBy(() -> jdbc.sql(
                                "select id, scope, 'SUNK' as state, quay, tags, north, east, ship, dug_by, taken_at from berth")
                        .query(rows.mapper(Berth.class))
                        .single())
                .withMessageContaining("has no SUNK");
    }

    @Test
    void passesListsInstantsAndDurations() {
        var id = UUID.randomUUID();

        var found = jdbc.sql("""
                select :now + :patience::interval as later, null::timestamptz as never, id
                from unnest(:ids::uuid[], :numbers::bigint[]) as known (id, number)
                where number = 2 and 'FREE' = any(:states::text[])
                """)
                .param("now", Columns.timestamp(NOON))
                .param("patience", Columns.interval(Duration.ofMillis(90_061_001)))
                .param("ids", Columns.uuids(List.of(UUID.randomUUID(), id)))
                .param("numbers", Columns.bigints(List.of(1L, 2L)))
                .param("states", Columns.texts(List.of(State.values())))
                .query((row, _) -> {
                    assertThat(Columns.instantOrNull(row, "never")).isNull();
                    assertThat(Columns.uuid(row, "id")).isEqualTo(id);
                    return Columns.instant(row, "later");
                })
                .single();

        assertThat(found).isEqualTo(NOON.plusMillis(90_061_001));
    }

    private static Berth aBerth(State state, @Nullable Ship ship, @Nullable Actor dugBy, @Nullable Instant takenAt) {
        var layout = new Layout("North", new Tags(Map.of("depth", "12")), new Position(3, 4));
        return new Berth(UUID.randomUUID(), SCOPE, state, layout, ship, dugBy, takenAt);
    }
}
