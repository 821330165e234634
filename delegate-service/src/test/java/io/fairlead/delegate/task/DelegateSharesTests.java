package io.fairlead.delegate.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.delegate.fleet.FreePlaces.HeldPlaces;
import io.fairlead.delegate.task.WaitingTasks.NextTask;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DelegateSharesTests {

    private static final String RED = "default/red";
    private static final String BLUE = "default/blue";

    @Test
    void leavesPlacesFreeForOthersWhileOneScopeHoldsTheMost() {
        var shares = shares(10, Map.of());

        assertThat(shares.take(tasks(RED, Urgency.EVENT, 20))).hasSize(8);
        assertThat(shares.take(tasks(RED, Urgency.INTERACTIVE, 20))).hasSize(1);
        assertThat(shares.take(tasks(BLUE, Urgency.EVENT, 20))).hasSize(1);
        assertThat(shares.areAllTaken()).isTrue();
    }

    @Test
    void givesTheOnlyPlaceToWhoeverIsFirst() {
        var tasks = Stream.concat(tasks(RED, Urgency.BULK, 1).stream(), tasks(BLUE, Urgency.INTERACTIVE, 1).stream())
                .toList();

        assertThat(shares(1, Map.of()).take(tasks))
                .containsExactly(tasks.getFirst().id());
    }

    @Test
    void countsThePlacesThatAreHeldAlready() {
        assertThat(shares(10, Map.of(RED, 8)).take(tasks(RED, Urgency.EVENT, 1)))
                .isEmpty();
        assertThat(shares(10, Map.of(RED, 8)).take(tasks(BLUE, Urgency.EVENT, 1)))
                .hasSize(1);
    }

    private static DelegateShares shares(int capacity, Map<String, Integer> heldBy) {
        return new DelegateShares(new HeldPlaces(
                new DelegateName(UUID.randomUUID(), "eu-1"), Scope.account("default"), List.of(), capacity, heldBy));
    }

    private static List<NextTask> tasks(String scope, Urgency urgency, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new NextTask(UUID.randomUUID(), scope, urgency))
                .toList();
    }
}
