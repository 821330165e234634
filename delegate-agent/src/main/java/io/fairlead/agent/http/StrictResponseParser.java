package io.fairlead.agent.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Reads answers, and says so at once when something speaks another protocol. */
final class StrictResponseParser extends DefaultHttpResponseParser {

    StrictResponseParser(Http1Config limits) {
        super(limits);
    }

    @Override
    protected ClassicHttpResponse createMessage(CharArrayBuffer line) throws IOException, HttpException {
        try {
            return super.createMessage(line);
        } catch (ParseException _) {
            // An alert record: 0x15, then major version 3.
            throw new NotHttp(line.length() > 1 && line.charAt(0) == 0x15 && line.charAt(1) == 0x03);
        }
    }
}
