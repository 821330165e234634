package io.fairlead.connector.document;

import io.fairlead.connector.document.DefinitionDocument.DocumentResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Answers with the document where YAML is asked for. */
@Component
class YamlMessageConverter extends AbstractHttpMessageConverter<DocumentResponse> {

    YamlMessageConverter() {
        super(MediaType.parseMediaType(DocumentFormat.YAML_TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return DocumentResponse.class.isAssignableFrom(type);
    }

    @Override
    protected DocumentResponse readInternal(Class<? extends DocumentResponse> type, HttpInputMessage in) {
        throw new HttpMessageNotReadableException("an answer is never read", in);
    }

    @Override
    protected void writeInternal(DocumentResponse answer, HttpOutputMessage out) throws IOException {
        DocumentFormat.YAML.mapper.writeValue(out.getBody(), Map.of(DocumentFormat.YAML.root, answer.document()));
    }
}
