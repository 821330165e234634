package io.fairlead.agent.operation;

import static io.fairlead.agent.operation.OperationTester.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.operation.OperationTester.RegistryLogin;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registries that do not take what is brought to them. */
class RefusedWriteTests {

    private static final byte[] LAYER = "a layer".getBytes(StandardCharsets.UTF_8);

    private final OperationTester tester = new OperationTester();
    private final FakeRegistry source = new FakeRegistry();
    private final FakeRegistry target = new FakeRegistry();

    @AfterEach
    void close() {
        tester.close();
        source.close();
        target.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/uploads/|405|{}|READ_ONLY",
                "PATCH|/uploads/|413|<html>nginx</html>|TOO_LARGE",
                "PATCH|/uploads/|507||STORAGE_FULL",
                "PATCH|/uploads/|403|{\"errors\":[{\"code\":\"DENIED\",\"message\":\"quota exceeded\"}]}|STORAGE_FULL",
                "PUT|/uploads/|416|{}|UPLOAD_RANGE",
                "PUT|/uploads/|400|{\"errors\":[{\"code\":\"DIGEST_INVALID\"}]}|UPLOAD_REFUSED",
                "PUT|/manifests/|413||TOO_LARGE",
                "PUT|/manifests/|400|{\"errors\":[{\"code\":\"MANIFEST_INVALID\"}]}|UPLOAD_REFUSED",
            })
    void nameWhyTheyDoNot(String method, String part, int status, String body, Diagnosis code) throws Exception {
        source.store("1.0", LAYER);
        target.always(exchange -> {
            var refused = FakeRegistry.matches(exchange, method, part);
            if (refused) {
                FakeRegistry.answer(exchange, status, body == null ? new byte[0] : body.getBytes());
            }
            return refused;
        });

        var report = tester.copy(
                "app:1.0", RegistryLogin.anonymous(source.url()), "b:1.0", RegistryLogin.anonymous(target.url()));

        assertThat(code(report)).isEqualTo(code);
        assertThat(target.manifests).isEmpty();
    }

    @Test
    void areTakenForRefusingWhereTheyNameNoPlaceForAnUpload() throws Exception {
        source.store("1.0", LAYER);
        target.always(exchange -> {
            var begins = FakeRegistry.matches(exchange, "POST", "/uploads/");
            if (begins) {
                FakeRegistry.answer(exchange, 202);
            }
            return begins;
        });

        var report = tester.copy(
                "app:1.0", RegistryLogin.anonymous(source.url()), "b:1.0", RegistryLogin.anonymous(target.url()));

        assertThat(code(report)).isEqualTo(Diagnosis.UPLOAD_REFUSED);
    }
}
