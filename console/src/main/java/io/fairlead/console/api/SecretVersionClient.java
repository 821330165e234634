package io.fairlead.console.api;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The versions of a secret: staged, tried, live, and back. */
@HttpExchange("/secrets/{identifier}")
public interface SecretVersionClient {

    @GetExchange("/versions")
    Page<SecretVersion> list(
            @RequestAttribute PageScope scope, @PathVariable String identifier, @RequestParam int pageSize);

    @PostExchange(url = "/versions", contentType = "application/json")
    SecretVersion stage(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @RequestParam(required = false) List<String> apply,
            @RequestBody NewValue value);

    @GetExchange("/versions/{version}")
    SecretVersion read(@RequestAttribute PageScope scope, @PathVariable String identifier, @PathVariable long version);

    @DeleteExchange("/versions/{version}")
    void discard(@RequestAttribute PageScope scope, @PathVariable String identifier, @PathVariable long version);

    @PostExchange("/versions/{version}/tests")
    SecretTrial startTrial(
            @RequestAttribute PageScope scope, @PathVariable String identifier, @PathVariable long version);

    @GetExchange("/versions/{version}/tests")
    Page<SecretTrial> listTrials(
            @RequestAttribute PageScope scope, @PathVariable String identifier, @PathVariable long version);

    @GetExchange("/versions/{version}/tests/{trial}")
    SecretTrial readTrial(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @PathVariable UUID trial);

    @PostExchange("/versions/{version}/promote")
    void promote(
            @RequestAttribute PageScope scope,
            @PathVariable String identifier,
            @PathVariable long version,
            @RequestParam boolean force);

    @PostExchange("/rollback")
    void rollBack(@RequestAttribute PageScope scope, @PathVariable String identifier);

    /** A value on its way in. */
    record NewValue(String value) {

        @Override
        public String toString() {
            return "NewValue[]";
        }
    }
}
