package io.fairlead.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExplainCommandTests {

    private final StringWriter out = new StringWriter();

    @Test
    void explainsAnArgument() {
        assertThat(explain("", "explain", "x509: certificate relies on legacy Common Name field, use SANs instead"))
                .isZero();
        assertThat(out.toString()).startsWith("TLS_HOSTNAME").contains("What to do");
    }

    @Test
    void explainsStandardInput() {
        assertThat(explain("pull access denied for team/app, password=hunter2", "explain"))
                .isZero();
        assertThat(out.toString())
                .contains("NO_PULL", "Or else", "REPO_NOT_FOUND")
                .doesNotContain("hunter2");
    }

    @Test
    void printsJson() {
        assertThat(explain("", "explain", "--json", "toomanyrequests")).isZero();
        assertThat(out.toString()).contains("\"code\" : \"RATE_LIMITED\"");
    }

    @Test
    void saysThatNothingFits() {
        assertThat(explain("all is well", "explain")).isEqualTo(3);
    }

    private int explain(String input, String... arguments) {
        return FairleadAgent.commandLine(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .setOut(new PrintWriter(out))
                .execute(arguments);
    }
}
