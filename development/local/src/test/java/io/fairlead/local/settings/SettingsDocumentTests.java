package io.fairlead.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Compares what is committed with what the modules say; with {@code -Dfairlead.docs.write} it writes the files instead. */
class SettingsDocumentTests {

    private static final Path DOCUMENT = SettingsModule.TREE.resolve("docs").resolve("settings.md");

    private static final String BEGIN = """
            # Settings

            Generated from the `…Properties` records; do not edit. Give a setting on the command line (`--fairlead.test.run.timeout=30s`),
            as an environment variable (its name in capitals, with `_` for `.` and `-`), or in an `application.yml` beside the program.
            A duration is `500ms`, `30s`, `10m`, `12h`, `90d` or ISO 8601 (`PT30S`). A program with a value outside the range does not
            start, and says which one.

            delegate-agent has options instead; `delegate-agent run --help` lists them with their variables. So does
            `mvn -Pup -Dexec.args=--help` for what starts everything on one machine.
            """;

    private static final String FORMER_NAMES = """

            ## Former names

            These work for one release more, also as environment variables. A program that is given one warns and names both; it does not
            start when both are given and differ.

            | former name | name |
            | --- | --- |
            """;

    @Test
    void documentShowsEverySetting() throws IOException {
        compare(DOCUMENT, document());
    }

    @Test
    void developmentToolsKnowTheFormerNames() throws IOException {
        compare(FormerNames.METADATA, FormerNames.read().metadata());
    }

    @Test
    void everySettingHasAPrefixADescriptionAndARange() {
        assertThat(all()).isNotEmpty().allSatisfy(setting -> {
            assertThat(setting.name()).startsWith("fairlead.");
            assertThat(setting.description()).as(setting.name()).isNotBlank();
            assertThat(setting.range().isEmpty())
                    .as(setting.name())
                    .isEqualTo(!setting.type().ranged());
        });
    }

    @Test
    void everyVariableSetsItsSetting() {
        assertThat(all())
                .filteredOn(setting -> !setting.type().text().equals("table"))
                .allSatisfy(setting -> {
                    // Only a source of this name is one of variables.
                    var configuration = ConfigurationPropertySources.from(
                            new SystemEnvironmentPropertySource("systemEnvironment", Map.of(setting.variable(), "it")));
                    assertThat(configuration)
                            .as(setting.variable())
                            .anySatisfy(source -> assertThat(source.getConfigurationProperty(
                                            ConfigurationPropertyName.of(setting.name())))
                                    .isNotNull());
                });
    }

    @Test
    void everyFormerNameLeadsToASetting() {
        var names = all().stream().map(Setting::name).collect(Collectors.toSet());

        assertThat(FormerNames.read().names().values())
                .map(name -> name.endsWith(".*") ? name.substring(0, name.length() - 2) : name)
                .allMatch(names::contains);
    }

    private static List<Setting> all() {
        return Arrays.stream(Program.values())
                .flatMap(program -> program.settings().stream())
                .toList();
    }

    private static String document() {
        return BEGIN
                + Arrays.stream(Program.values())
                        .flatMap(SettingsDocumentTests::section)
                        .collect(Collectors.joining("\n"))
                + "\n"
                + FORMER_NAMES
                + String.join("\n", FormerNames.read().rows())
                + "\n";
    }

    private static Stream<String> section(Program program) {
        var introduction =
                program.introduction().isEmpty() ? Stream.<String>of() : Stream.of(program.introduction(), "");
        return Stream.of(
                        Stream.of("", "## " + program.title(), ""),
                        introduction,
                        Stream.of(
                                "| setting | type | default | allowed | meaning |", "| --- | --- | --- | --- | --- |"),
                        program.settings().stream().map(Setting::row))
                .flatMap(part -> part);
    }

    private static void compare(Path committed, String now) throws IOException {
        if (System.getProperty("fairlead.docs.write") != null) {
            Files.writeString(committed, now);
        }
        assertThat(committed)
                .as("if the change is meant, run this test with -Dfairlead.docs.write and commit the file")
                .content()
                .isEqualTo(now);
    }
}
