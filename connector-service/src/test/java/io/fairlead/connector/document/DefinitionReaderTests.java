package io.fairlead.connector.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTests {

    private static final Scope PROJECT = Scope.project("acme", "shop", "web");
    private static final String IBM = """
            connector:
              name: IBM CR
              identifier: IBM_CR
              description: Production images
              tags: {env: prod}
              type: DockerRegistry
              spec:
                dockerRegistryUrl: https://us.icr.io
                providerType: Other            # DockerHub | Harbor | Quay | Other
                auth:
                  type: UsernamePassword       # or Anonymous (then no spec)
                  spec: {username: iamapikey, passwordRef: account.ibm_api_key}
                delegateSelectors: [eu-west, docker]
                repository: my-namespace/app
                trustedTokenHosts: []
                caCertificates: ""
            """;

    private final DefinitionReader reader = new DefinitionReader();

    /** A file in Git and the answer of the API differ in this alone. */
    @Test
    void takesBothFormatsWithTheirWrapperAndWithoutIt() {
        var bare = """
                {"name": "IBM CR", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "https://us.icr.io",
                 "providerType": "Other", "auth": {"type": "Anonymous"}, "delegateSelectors": []}}
                """;
        var wrapped = "{\"connector\": " + bare + "}";

        for (var document : new String[] {bare, wrapped}) {
            for (var format : DocumentFormat.values()) {
                assertThat(reader.read(document.getBytes(UTF_8), format, PROJECT)
                                .violations())
                        .as("%s %s", format, document)
                        .isEmpty();
            }
        }
    }

    @Test
    void readsTheWorkedExample() {
        var reading = yaml(IBM);

        var definition = Objects.requireNonNull(reading.definition());
        assertThat(reading.violations()).isEmpty();
        assertThat(reading.identifier()).isEqualTo("IBM_CR");
        assertThat(definition.name()).isEqualTo("IBM CR");
        assertThat(definition.tags().values()).containsExactly(Map.entry("env", "prod"));
        assertThat(definition.connection().providerType()).isEqualTo(ProviderType.Other);
        assertThat(definition.connection().delegateSelectors()).containsExactly("eu-west", "docker");
        assertThat(definition.connection().auth())
                .isEqualTo(new UsernamePassword(
                        "iamapikey", null, new ResourceReference(Scope.account("acme"), "ibm_api_key")));
        assertThat(reading.secrets()).containsOnlyKeys("/connector/spec/auth/spec/passwordRef");
    }

    @Test
    void readsAgainWhatWasStored() {
        var definition = Objects.requireNonNull(yaml(IBM).definition());

        var again = reader.revalidate(new ResourceReference(PROJECT, "IBM_CR"), definition);

        assertThat(again.definition()).isEqualTo(definition);
        assertThat(again.identifier()).isEqualTo("IBM_CR");
        assertThat(again.secrets()).containsOnlyKeys("/spec/auth/spec/passwordRef");
    }

    @Test
    void readsAnAnonymousConnectorWithTheLeast() {
        var reading = json("""
                {"name": "Hub", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "docker.io",
                 "providerType": "DockerHub", "auth": {"type": "Anonymous"}}}
                """);

        var definition = Objects.requireNonNull(reading.definition());
        assertThat(reading.identifier()).isNull();
        assertThat(definition.description()).isEmpty();
        assertThat(definition.connection().auth()).isEqualTo(new Anonymous());
        assertThat(definition.connection().repository()).isNull();
    }

    @Test
    void takesAnAddressWithoutTheBlanksAroundItAndAsItWasTypedOtherwise() {
        var reading = json("""
                {"name": "Hub", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": " Docker.io/ ",
                 "providerType": "DockerHub", "auth": {"type": "Anonymous"}}}
                """);

        assertThat(Objects.requireNonNull(reading.definition()).connection().dockerRegistryUrl())
                .isEqualTo("Docker.io/");
    }

    @Test
    void namesEveryFaultAtOnce() {
        var reading = json("""
                {"name": 7, "identifier": "1x", "description": null, "tags": {"a": true}, "type": "Docker",
                 "colour": "red",
                 "spec": {"dockerRegistryUrl": "https://us.icr.io/my-namespace", "providerType": "IBM",
                  "auth": {"type": "UsernamePassword", "spec": {"username": "a", "usernameRef": "u", "password": "p"}},
                  "delegateSelectors": ["a", "a", 1], "repository": "App:1", "trustedTokenHosts": ["https://x"],
                  "caCertificates": "none"}}
                """);

        assertThat(reading.definition()).isNull();
        assertThat(reading.violations())
                .extracting(Violation::pointer, Violation::code)
                .extracting(tuple ->
                        tuple.toList().getFirst() + " " + tuple.toList().getLast())
                .containsExactlyInAnyOrder(
                        "/name WRONG_TYPE",
                        "/identifier INVALID_IDENTIFIER",
                        "/tags/a WRONG_TYPE",
                        "/type UNKNOWN_VALUE",
                        "/colour UNKNOWN_FIELD",
                        "/spec/dockerRegistryUrl URL_HAS_PATH",
                        "/spec/providerType UNKNOWN_VALUE",
                        "/spec/auth/spec/usernameRef BOTH_GIVEN",
                        "/spec/auth/spec/passwordRef REQUIRED",
                        "/spec/auth/spec/password UNKNOWN_FIELD",
                        "/spec/delegateSelectors/1 DUPLICATE",
                        "/spec/delegateSelectors/2 WRONG_TYPE",
                        "/spec/repository INVALID_REPOSITORY",
                        "/spec/trustedTokenHosts/0 INVALID_ELEMENT",
                        "/spec/caCertificates INVALID_CERTIFICATES");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(json("{}").violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/name", "/type", "/spec");
        assertThat(yaml("connector: {name: x, type: DockerRegistry, spec: {}}").violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/connector/spec/dockerRegistryUrl", "/connector/spec/providerType", "/connector/spec/auth");
        assertThat(yaml("name: x").violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/connector", "/name");
    }

    @ParameterizedTest
    @CsvSource({
        "org.key, acme, SECRET_OUT_OF_SCOPE",
        "project.key, acme, SECRET_OUT_OF_SCOPE",
        "project.key, acme/shop, SECRET_OUT_OF_SCOPE",
        "other.key, acme/shop/web, INVALID_REFERENCE",
        "s3cr3t-value, acme/shop/web, INVALID_REFERENCE",
        ".key, acme/shop/web, INVALID_REFERENCE"
    })
    void refusesABadReferenceWithoutRepeatingIt(String reference, String scope, String code) {
        var parsed = reader.read(
                IBM.replace("account.ibm_api_key", reference).getBytes(UTF_8), DocumentFormat.YAML, Scope.parse(scope));

        assertThat(parsed.violations()).hasSize(1).first().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/connector/spec/auth/spec/passwordRef");
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.detail()).doesNotContain(reference);
        });
    }

    @Test
    void refusesAUrlWithACredentialWithoutRepeatingIt() {
        var reading = yaml(IBM.replace("https://us.icr.io", "https://me:canary@us.icr.io"));

        assertThat(reading.violations()).hasSize(1);
        assertThat(reading.violations().toString())
                .contains("URL_HAS_CREDENTIALS")
                .doesNotContain("canary");
    }

    @Test
    void refusesAPrivateKeyAmongTheCertificatesWithoutRepeatingIt() {
        var reading = yaml(IBM.replace(
                "caCertificates: \"\"", "caCertificates: \"-----BEGIN PRIVATE KEY-----\\ncanary\\n-----END\""));

        assertThat(reading.violations()).hasSize(1);
        assertThat(reading.violations().getFirst().detail())
                .contains("private key")
                .doesNotContain("canary");
    }

    @Test
    void keepsToTheLimits() {
        var tags = new StringBuilder();
        for (var number = 0; number < 33; number++) {
            tags.append("t%d: v, ".formatted(number));
        }

        assertThat(yaml(IBM.replace("IBM CR", "n".repeat(129))).violations())
                .extracting(Violation::code)
                .containsExactly("LENGTH");
        assertThat(yaml(IBM.replace("Production images", "d".repeat(1025))).violations())
                .extracting(Violation::pointer)
                .containsExactly("/connector/description");
        assertThat(yaml(IBM.replace("env: prod", tags)).violations())
                .extracting(Violation::code)
                .containsExactly("TOO_MANY");
        assertThat(yaml(IBM.replace("username: iamapikey", "username: 'a:b'")).violations())
                .extracting(Violation::code)
                .containsExactly("INVALID_USERNAME");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"password\": \"canary\" | MALFORMED",
                "{\"name\": 1, \"name\": 2} | MALFORMED",
                "[] | WRONG_TYPE",
                "null | BODY_MISSING"
            })
    void refusesWhatIsNoDocument(String body, String code) {
        assertThatThrownBy(() -> json(body)).isInstanceOfSatisfying(InvalidRequest.class, invalid -> {
            assertThat(invalid.violations()).extracting(Violation::code).containsExactly(code);
            assertThat(invalid.violations().toString()).doesNotContain("canary");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0001: x",
                "a: *b",
                "&a [*a]",
                "!!java.io.File x",
                "%YAML 9.9\n---\na: b",
                "a: b\n---\nc: d",
                "\t- x",
                "? [a]\n: b",
                "connector: {name: !!binary 'x=='}",
                "connector: {name: 0x, tags: {a: 1e999999999}}",
                "{{{",
                "\u0000",
                "<<: {a: b}"
            })
    void refusesStrangeYamlWithAFaultAndNoOtherFailure(String body) {
        try {
            assertThat(yaml(body).violations()).isNotEmpty();
        } catch (InvalidRequest invalid) {
            assertThat(invalid.violations()).isNotEmpty();
        }
    }

    @Test
    void refusesTextThatNoDatabaseTakes() {
        var reading = json("""
                {"name": "a\\u0000", "description": "\\ud800", "tags": {"\\u0000": "x"}, "type": "DockerRegistry",
                 "spec": {"dockerRegistryUrl": "docker.io", "providerType": "DockerHub", "auth": {"type": "Anonymous"}}}
                """);

        assertThat(reading.violations())
                .extracting(Violation::code)
                .containsExactlyInAnyOrder("CONTROL_CHARACTER", "CONTROL_CHARACTER", "INVALID_KEY");
    }

    @Test
    void acceptsTheFieldsThatAnswersCarry() {
        assertThat(json("""
                {"id": "x", "version": 3, "status": {"status": "SUCCESS"}, "scope": {"account": "acme"},
                 "createdAt": "", "updatedAt": "", "configurationHash": "",
                 "name": "Hub", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "docker.io",
                 "providerType": "DockerHub", "auth": {"type": "Anonymous"}}}
                """).violations()).isEmpty();
    }

    @Test
    void hashesAllThatATestDependsOnAndNothingElse() {
        var hash = hash(IBM);

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(hash(IBM.replace("IBM CR", "Other").replace("prod", "test"))).isEqualTo(hash);
        assertThat(hash(IBM.replace("us.icr.io", "de.icr.io"))).isNotEqualTo(hash);
        assertThat(hash(IBM.replace("ibm_api_key", "other_key"))).isNotEqualTo(hash);
        assertThat(hash(IBM.replace("[eu-west, docker]", "[docker]"))).isNotEqualTo(hash);
    }

    private String hash(String yaml) {
        return Objects.requireNonNull(yaml(yaml).definition()).configurationHash();
    }

    private ParsedDefinition yaml(String document) {
        return reader.read(document.getBytes(UTF_8), DocumentFormat.YAML, PROJECT);
    }

    private ParsedDefinition json(String document) {
        return reader.read(document.getBytes(UTF_8), DocumentFormat.JSON, PROJECT);
    }
}
