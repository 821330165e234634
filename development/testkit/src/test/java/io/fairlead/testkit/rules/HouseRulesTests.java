package io.fairlead.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.fairlead.testkit.helper.RuleBreaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

class HouseRulesTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("io.fairlead.testkit");
    }

    /** Contracts depends on nothing, not on this test kit either. */
    @Test
    void contractsKeepsTheHouseRules() {
        HouseRules.check("io.fairlead.contracts", Path.of("../../contracts"));
    }

    @Test
    void nameEveryOffenceOfAClass() {
        var offender = new ClassFileImporter().importClasses(RuleBreaker.class);

        assertThat(HouseRules.violationsOfMainRules(offender))
                .hasSize(4)
                .anyMatch(sentence -> sentence.contains("Clock") && sentence.contains("currentTimeMillis"))
                .anyMatch(sentence -> sentence.contains("business word"))
                .anyMatch(sentence -> sentence.contains("controllers"))
                .anyMatch(sentence -> sentence.contains("constructors inject"));
    }

    @Test
    void nameExceptionsThatSayNothingToACaller() {
        var exceptions = new ClassFileImporter().importClasses(Mute.class, Answering.class);

        assertThat(ProblemRule.RULE.evaluate(exceptions).getFailureReport().getDetails())
                .singleElement()
                .asString()
                .contains("Mute");
        assertThat(ProblemRule.appliesTo(exceptions)).isFalse();
    }

    @Test
    void nameLongFilesAndUnmarkedPackages(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("Long.java"), "\n".repeat(251));

        assertThat(new SourceRules(sources).violations())
                .hasSize(2)
                .anyMatch(sentence -> sentence.contains("251 lines"))
                .anyMatch(sentence -> sentence.contains("no package-info.java"));
    }

    @Test
    void nameASpelledScope(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("package-info.java"), "@NullMarked");
        Files.writeString(sources.resolve("Spelled.java"), "\"/orgs/{org}" + "/projects/{project}/knots\"");

        assertThat(new SourceRules(sources).violations())
                .singleElement()
                .asString()
                .contains("Spelled.java spells the path of a scope");
    }

    private static final class Mute extends RuntimeException {}

    private static final class Answering extends IllegalStateException implements ErrorResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public ProblemDetail getBody() {
            return ProblemDetail.forStatus(getStatusCode());
        }
    }
}
