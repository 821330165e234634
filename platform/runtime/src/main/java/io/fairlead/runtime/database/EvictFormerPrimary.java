package io.fairlead.runtime.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has the pool close a connection whose server takes no writes: it belongs to a former primary, and would stay good for reads
 * and useless for everything else until its time is up. Named in the pool's settings.
 */
public class EvictFormerPrimary implements SQLExceptionOverride {

    private static final String READ_ONLY_SQL_TRANSACTION = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return READ_ONLY_SQL_TRANSACTION.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
