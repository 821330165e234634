package io.fairlead.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryConnection;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** A remedy that names an option nobody has costs an hour. */
class RemedyOptionsTests {

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
    private static final Pattern SETTING = Pattern.compile("\\b[a-z]+(?:[A-Z][A-Za-z]+)+\\b|\\b[a-z]+(?:_[a-z]+)+\\b");

    /** Of the registries and servers themselves, as their documents call them. */
    private static final Set<String> OF_OTHERS =
            Set.of("external_url", "externalURL", "ssl_certificate", "client_max_body_size", "serverAuth");

    private final CommandLine agent = FairleadAgent.commandLine(InputStream.nullInputStream());

    @ParameterizedTest
    @EnumSource(Diagnosis.class)
    void namesOptionsThatADelegateHas(Diagnosis code) {
        assertThat(found(OPTION, String.valueOf(code.remedy())))
                .allSatisfy(option -> assertThat(options("run")).contains(option));
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.class)
    void namesOptionsThatTheDoctorHas(Diagnosis code) {
        var hints = Stream.of("resolve x: loopback address 127.0.0.1", "resolve x: link-local or metadata address")
                .flatMap(summary -> DoctorOptionHints.forDiagnosis(code, summary).stream())
                .collect(Collectors.joining(" "));

        assertThat(found(OPTION, hints))
                .allSatisfy(option -> assertThat(options("doctor")).contains(option));
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.class)
    void namesSettingsThatAConnectorHas(Diagnosis code) {
        var settings = Arrays.stream(RegistryConnection.class.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());
        settings.addAll(OF_OTHERS);

        assertThat(found(SETTING, String.valueOf(code.remedy())))
                .allSatisfy(setting -> assertThat(settings).contains(setting));
    }

    @Test
    void offersNoOptionForAnAddressThatNoneAllows() {
        assertThat(DoctorOptionHints.forDiagnosis(
                        Diagnosis.ADDRESS_REFUSED, "resolve x: link-local or metadata address 169.254.169.254"))
                .isEmpty();
        assertThat(DoctorOptionHints.forDiagnosis(Diagnosis.ADDRESS_REFUSED, "resolve x: loopback address 127.0.0.1"))
                .isPresent();
    }

    private Set<String> options(String command) {
        return Objects.requireNonNull(agent.getSubcommands().get(command))
                .getCommandSpec()
                .optionsMap()
                .keySet();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
