package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PGobject;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a secret's scope and tags stand in its row. */
@Configuration(proxyBeanMethods = false)
class SecretJdbcConfiguration extends AbstractJdbcConfiguration {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected List<?> userConverters() {
        return List.of(new ScopeToPath(), new PathToScope(), new SecretTagsToJson(), new JsonToSecretTags());
    }

    @WritingConverter
    static class ScopeToPath implements Converter<Scope, String> {
        @Override
        public String convert(Scope scope) {
            return scope.toText();
        }
    }

    @ReadingConverter
    static class PathToScope implements Converter<String, Scope> {
        @Override
        public Scope convert(String path) {
            return Scope.parse(path);
        }
    }

    @WritingConverter
    static class SecretTagsToJson implements Converter<SecretTags, PGobject> {
        @Override
        public PGobject convert(SecretTags tags) {
            var json = new PGobject();
            json.setType("jsonb");
            try {
                json.setValue(JSON.writeValueAsString(tags.values()));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return json;
        }
    }

    @ReadingConverter
    static class JsonToSecretTags implements Converter<PGobject, SecretTags> {
        @Override
        public SecretTags convert(PGobject json) {
            return new SecretTags(JSON.readValue(json.getValue(), new TypeReference<Map<String, String>>() {}));
        }
    }
}
