package io.fairlead.console.schema;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Answers with the schema of an event's type. They are the same for everybody, and say nothing of anybody. */
@Controller
class SchemaController {

    private static final Pattern TYPE = Pattern.compile("fairlead(\\.[a-z-]{1,40}){2}\\.v[0-9]{1,3}");
    private static final MediaType JSON_SCHEMA = MediaType.parseMediaType("application/schema+json");
    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    @GetMapping("/schemas/{type}")
    ResponseEntity<Resource> schema(@PathVariable String type) {
        var schema = new ClassPathResource("schemas/" + type + ".json", SchemaController.class.getClassLoader());
        if (!TYPE.matcher(type).matches() || !schema.exists()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok().contentType(JSON_SCHEMA).cacheControl(CACHED).body(schema);
    }
}
