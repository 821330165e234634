package io.fairlead.connector.document;

import io.fairlead.connector.document.Document.Written;
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
class DocumentYaml extends AbstractHttpMessageConverter<Written> {

    DocumentYaml() {
        super(MediaType.parseMediaType(Format.YAML_TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Written.class.isAssignableFrom(type);
    }

    @Override
    protected Written readInternal(Class<? extends Written> type, HttpInputMessage in) {
        throw new HttpMessageNotReadableException("an answer is never read", in);
    }

    @Override
    protected void writeInternal(Written answer, HttpOutputMessage out) throws IOException {
        Format.YAML.mapper.writeValue(out.getBody(), Map.of(Format.YAML.root, answer.document()));
    }
}
