package io.fairlead.runtime.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The program's database, and how many connections it may take.
 *
 * @param url where the database is, as a JDBC URL
 * @param user the role as which the program works; may not change what it may only add to
 * @param password of {@code fairlead.db.user}
 * @param owner the role that owns and migrates the tables; by default the user
 * @param ownerPassword of {@code fairlead.db.owner}
 * @param migrate whether the program migrates its tables as it starts; {@code false} where {@code migrate} does so in a run of its
 *     own, so that this one has no owner's password
 * @param poolSize connections that an instance keeps; jobs that could take all of them hold a part at most
 */
@ConfigurationProperties("fairlead.db")
public record DatabaseProperties(
        @Nullable String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Nullable String owner,
        @Nullable String ownerPassword,
        @DefaultValue("true") boolean migrate,
        @DefaultValue("6") @Allowed(min = "3", max = "100") int poolSize) {

    /** What a job may hold that many callers wait for. */
    public int halfOfPool() {
        return poolSize / 2;
    }

    /** What a job may hold that nearly all callers wait for. */
    public int twoThirdsOfPool() {
        return poolSize * 2 / 3;
    }

    @Override
    public String toString() {
        return "DatabaseProperties[url=%s, user=%s, owner=%s, poolSize=%d]".formatted(url, user, owner, poolSize);
    }
}
