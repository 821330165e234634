package io.fairlead.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes one record of a row: each component is a column, or a record that is embedded in this one. */
final class RecordReader implements ColumnReader {

    private final MethodHandle constructor;
    private final ColumnReader[] components;

    RecordReader(Class<?> type, ColumnReader[] components) {
        this.constructor = constructor(type)
                .asSpreader(Object[].class, components.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        this.components = components;
    }

    @Override
    public Object read(ResultSet row) throws SQLException {
        var values = new @Nullable Object[components.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = components[i].read(row);
        }
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a constructor of a record declares no exception", e);
        }
    }

    private static MethodHandle constructor(Class<?> type) {
        var parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(canonical);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has a constructor for its components: " + type, e);
        }
    }
}
