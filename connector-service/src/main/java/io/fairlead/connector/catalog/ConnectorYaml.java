package io.fairlead.connector.catalog;

import io.fairlead.connector.document.DefinitionWriter;
import io.fairlead.connector.document.Format;
import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Answers with the connector's document where YAML is asked for: what can be kept in a file and sent again. */
@Component
class ConnectorYaml extends AbstractHttpMessageConverter<ConnectorAnswer> {

    ConnectorYaml() {
        super(MediaType.parseMediaType(Format.YAML_TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ConnectorAnswer.class;
    }

    @Override
    protected ConnectorAnswer readInternal(Class<? extends ConnectorAnswer> type, HttpInputMessage in) {
        throw new HttpMessageNotReadableException("an answer is never read", in);
    }

    @Override
    protected void writeInternal(ConnectorAnswer answer, HttpOutputMessage out) throws IOException {
        out.getBody().write(DefinitionWriter.yaml(answer.document()));
    }
}
