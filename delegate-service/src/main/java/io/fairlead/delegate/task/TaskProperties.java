package io.fairlead.delegate.task;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long is waited for delegates; all of it by the database's clock.
 *
 * @param offer for an offer to be accepted, before the next delegate is asked
 * @param lease for a sign of life from whoever works
 * @param grace for a delegate that lost its connection to come back and go on
 * @param patience for a delegate that matches to connect or to become free
 * @param losses how many delegates may fall silent over one task
 * @param budget most time that a delegate gets for the work itself
 * @param kept how long finished tasks are kept
 */
@ConfigurationProperties("fairlead.task")
record TaskProperties(
        @DefaultValue("2s") Duration offer,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1s") Duration grace,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("3") int losses,
        @DefaultValue("20s") Duration budget,
        @DefaultValue("7d") Duration kept) {}
