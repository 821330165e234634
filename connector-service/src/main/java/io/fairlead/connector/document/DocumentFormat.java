package io.fairlead.connector.document;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** How a document is written down: JSON bare, YAML under the root {@code connector:}. */
public enum DocumentFormat {
    JSON(
            "",
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()),
    YAML(
            "connector",
            YAMLMapper.builder(YAMLFactory.builder()
                            .stringQuotingChecker(new NumberQuoting())
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build());

    public static final String YAML_TYPE = "application/yaml";

    /** Of a document; the longest that is valid has about a tenth of it. */
    public static final int MAX_BYTES = 256 * 1024;

    final String root;
    final ObjectMapper mapper;

    DocumentFormat(String root, ObjectMapper mapper) {
        this.root = root;
        this.mapper = mapper;
    }

    public static DocumentFormat of(@Nullable String contentType) {
        return contentType != null && contentType.startsWith(YAML_TYPE) ? YAML : JSON;
    }
}
