package io.fairlead.secret.expiry;

import io.fairlead.contracts.secret.SecretEvent.SecretExpiring;
import io.fairlead.events.out.Outbox;
import io.fairlead.secret.catalog.SecretCatalog;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells each reminder once, whatever the number of instances, and when several are due at once the latest alone. */
@Component
class RemindOfExpiry {

    private final ExpiryReminders reminders;
    private final SecretCatalog catalog;
    private final Outbox outbox;
    private final ExpiryProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RemindOfExpiry(
            ExpiryReminders reminders,
            SecretCatalog catalog,
            Outbox outbox,
            ExpiryProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.reminders = reminders;
        this.catalog = catalog;
        this.outbox = outbox;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "#{@expiryProperties.sweepInterval()}")
    void sweep() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> remindSome()))) {
            // Until none is due.
        }
    }

    private boolean remindSome() {
        var due = reminders.lockDue(properties.remindDaysBefore(), clock.instant());
        for (var reminder : due) {
            var sequence = catalog.nextSequence(reminder.secretId());
            outbox.publish(new SecretExpiring(
                    reminder.secretId(), sequence, reminder.secret(), reminder.expiresAt(), reminder.daysBefore()));
            reminders.markSent(reminder);
        }
        return !due.isEmpty();
    }
}
