package io.fairlead.console.wizard;

import static io.fairlead.console.wizard.DraftFixtures.aDraft;
import static io.fairlead.console.wizard.DraftFixtures.aWholeConnector;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.Place;
import io.fairlead.console.wizard.Yaml.Reading.Read;
import io.fairlead.console.wizard.Yaml.Reading.Unreadable;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTests {

    @Test
    void writesADraftAsPeopleWould() {
        assertThat(Yaml.of(aDraft())).isEqualTo("""
                connector:
                  name: IBM CR
                  identifier: IBM_CR
                  tags:
                    env: prod
                    team: ""
                  type: DockerRegistry
                  spec:
                    dockerRegistryUrl: https://us.icr.io
                    providerType: Other
                    auth:
                      type: UsernamePassword
                      spec:
                        username: iamapikey
                        passwordRef: account.key
                    delegateSelectors:
                    - eu-west
                    - docker
                """);
    }

    @Test
    void readsWhatItWrote() {
        var draft = Draft.of(aWholeConnector(), "admin", Place.ACCOUNT);

        var read = read(Yaml.of(draft));

        assertThat(Yaml.over(draft, read.connector())).isEqualTo(draft);
    }

    @Test
    void takesATestOfSomethingElseAway() {
        var tested = aDraft().testedBy(aDraft().key());
        var text = Yaml.of(tested);

        assertThat(Yaml.over(tested, read(text.replace("IBM CR", "Other")).connector())
                        .testId())
                .isNotNull();
        assertThat(Yaml.over(tested, read(text.replace("us.icr", "de.icr")).connector())
                        .testId())
                .isNull();
    }

    @Test
    void knowsTheLineOfEachField() {
        var read = read(Yaml.of(aDraft()));

        assertThat(read.line("/spec/auth/spec/username")).isEqualTo(14);
        assertThat(read.line("/spec/delegateSelectors/1")).isEqualTo(18);
        assertThat(read.line("/spec/repository")).isEqualTo(8);
        assertThat(read.line("")).isEqualTo(1);
    }

    @Test
    void namesTheLineThatNobodyCanRead() {
        assertThat(Yaml.read("connector:\n  name: a\n  spec: [\n"))
                .asInstanceOf(InstanceOfAssertFactories.type(Unreadable.class))
                .satisfies(unreadable -> assertThat(unreadable.line()).isGreaterThan(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "name: a", "connector: text", "connector: {}\nother: {}", "- a", "connector:\n  a: 1\n  a: 2"
            })
    void readsNothingElseThanOneConnector(String text) {
        assertThat(Yaml.read(text)).isInstanceOf(Unreadable.class);
    }

    private static Read read(String text) {
        return (Read) Yaml.read(text);
    }
}
