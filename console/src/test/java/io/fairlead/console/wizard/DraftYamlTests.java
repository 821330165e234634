package io.fairlead.console.wizard;

import static io.fairlead.console.wizard.WizardDraftFixtures.aDraft;
import static io.fairlead.console.wizard.WizardDraftFixtures.aWholeConnector;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.PageScope;
import io.fairlead.console.wizard.DraftYaml.ParseResult.Parsed;
import io.fairlead.console.wizard.DraftYaml.ParseResult.Unreadable;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftYamlTests {

    @Test
    void writesADraftAsPeopleWould() {
        assertThat(DraftYaml.of(aDraft())).isEqualTo("""
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
        var draft = WizardDraft.of(aWholeConnector(), "admin", PageScope.ACCOUNT);

        var read = read(DraftYaml.of(draft));

        assertThat(DraftYaml.applyTo(draft, read.connector())).isEqualTo(draft);
    }

    @Test
    void takesATestOfSomethingElseAway() {
        var tested = aDraft().testedBy(aDraft().key());
        var text = DraftYaml.of(tested);

        assertThat(DraftYaml.applyTo(
                                tested, read(text.replace("IBM CR", "Other")).connector())
                        .testId())
                .isNotNull();
        assertThat(DraftYaml.applyTo(
                                tested, read(text.replace("us.icr", "de.icr")).connector())
                        .testId())
                .isNull();
    }

    @Test
    void knowsTheLineOfEachField() {
        var read = read(DraftYaml.of(aDraft()));

        assertThat(read.line("/spec/auth/spec/username")).isEqualTo(14);
        assertThat(read.line("/spec/delegateSelectors/1")).isEqualTo(18);
        assertThat(read.line("/spec/repository")).isEqualTo(8);
        assertThat(read.line("")).isEqualTo(1);
    }

    @Test
    void namesTheLineThatNobodyCanRead() {
        assertThat(DraftYaml.parse("connector:\n  name: a\n  spec: [\n"))
                .asInstanceOf(InstanceOfAssertFactories.type(Unreadable.class))
                .satisfies(unreadable -> assertThat(unreadable.line()).isGreaterThan(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "name: a", "connector: text", "connector: {}\nother: {}", "- a", "connector:\n  a: 1\n  a: 2"
            })
    void readsNothingElseThanOneConnector(String text) {
        assertThat(DraftYaml.parse(text)).isInstanceOf(Unreadable.class);
    }

    private static Parsed read(String text) {
        return (Parsed) DraftYaml.parse(text);
    }
}
