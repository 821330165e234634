package io.fairlead.events.out;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what is sent to the database. */
final class CountingDataSource extends DelegatingDataSource {

    private final AtomicLong statements = new AtomicLong();

    CountingDataSource(DataSource database) {
        super(database);
    }

    long statements() {
        return statements.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counting(Connection.class, super.getConnection());
    }

    private <T> T counting(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (target instanceof Statement && method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return switch (method.invoke(target, arguments)) {
                            case PreparedStatement statement -> counting(PreparedStatement.class, statement);
                            case Statement statement -> counting(Statement.class, statement);
                            case null -> null;
                            case Object other -> other;
                        };
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
