package io.fairlead.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.persistence.autoconfigure.EntityScanner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.relational.core.mapping.Table;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gives Spring Data JDBC, as Boot configures it, the conversions of this house. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration")
class JdbcAutoConfiguration {

    /**
     * Of its own, so that no setting of the HTTP API changes what is stored; it ignores what it does not know, for a newer
     * build may have written that.
     */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .build();

    @Bean
    @ConditionalOnMissingBean
    JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect, ApplicationContext context)
            throws ClassNotFoundException {
        var converters = new ArrayList<Object>(ValueConverters.all());
        var aggregates = new EntityScanner(context).scan(Table.class);
        converters.addAll(JsonConverters.of(JsonTypes.of(aggregates), JSON));
        return JdbcCustomConversions.of(dialect, converters);
    }

    @Bean
    AggregateRows aggregateRows(JdbcConverter converter) {
        return new AggregateRows(converter);
    }
}
