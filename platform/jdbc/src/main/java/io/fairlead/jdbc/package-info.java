/**
 * How values stand in columns: the conversions of Spring Data JDBC, and the same ones for statements of one's own. It must
 * not know any table. Start with {@link io.fairlead.jdbc.JdbcAutoConfiguration}.
 */
@NullMarked
package io.fairlead.jdbc;

import org.jspecify.annotations.NullMarked;
