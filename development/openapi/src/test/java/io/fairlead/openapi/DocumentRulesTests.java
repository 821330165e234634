package io.fairlead.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DocumentRulesTests {

    @Test
    void nameWhatAReaderWouldMiss() {
        var document = JsonMapper.shared().readTree("""
                {"info": {"description": "Berths."},
                 "servers": [{"url": "/"}],
                 "tags": [{"name": "berths", "description": "Keeps berths."}],
                 "paths": {"/berths/{id}": {"get": {
                    "operationId": "getBerth", "summary": "Reads a berth", "tags": ["berths"],
                    "parameters": [{"name": "depth", "in": "query", "schema": {"type": "integer"}}],
                    "responses": {"200": {"description": "OK"}}}}},
                 "components": {"schemas": {
                    "Berth": {"description": "A berth.", "properties": {"name": {"type": "string"}, "more": {}}},
                    "State": {"description": "How it is.\\n\\n- `FREE`: Nobody is there.", "enum": ["FREE", "TAKEN"]}}}}
                """);

        assertThat(DocumentRules.violations(document))
                .containsExactlyInAnyOrder(
                        "get /berths/{id} has no description",
                        "get /berths/{id} parameter depth has no description",
                        "get /berths/{id} does not say what id is",
                        "get /berths/{id} does not say what 200 means",
                        "get /berths/{id} does not say how it refuses",
                        "schema Berth name has no description",
                        "schema Berth more has no description",
                        "schema Berth more may be anything",
                        "schema State does not say what TAKEN means");
    }
}
