package io.fairlead.console.wizard;

import static io.fairlead.console.wizard.DraftFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.wizard.Draft.Login;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTests {

    @Test
    void knowTheirOwnAddresses() {
        for (var preset : Presets.ALL) {
            Pattern.compile(preset.hosts());
            if (!preset.url().isEmpty()) {
                var host = preset.url().substring("https://".length()).toLowerCase(Locale.ROOT);
                assertThat(Presets.ofHost(host)).contains(preset);
            }
            preset.regions()
                    .values()
                    .forEach(group -> group.keySet()
                            .forEach(region -> assertThat(preset.regionOf(preset.in(region, preset.url())))
                                    .as("%s in %s", preset.id(), region)
                                    .isEqualTo(region)));
        }
    }

    @Test
    void offerEveryRegionOfIbmCloudPublicAndPrivate() {
        var regions = Presets.named("ibm").orElseThrow().regions();
        var open = regions.getOrDefault("Public network", Map.of()).keySet();

        assertThat(open)
                .contains("icr.io", "us.icr.io", "de.icr.io", "uk.icr.io", "jp2.icr.io", "ca2.icr.io")
                .hasSize(13);
        assertThat(regions.getOrDefault("Private network", Map.of()).keySet())
                .containsExactlyElementsOf(
                        open.stream().map(host -> "private." + host).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "ecr, us-east-1, https://123456789012.dkr.ecr.eu-west-1.amazonaws.com,"
                + " https://123456789012.dkr.ecr.us-east-1.amazonaws.com",
        "ecr, us-east-1, https://ACCOUNT.dkr.ecr.eu-central-1.amazonaws.com,"
                + " https://ACCOUNT.dkr.ecr.us-east-1.amazonaws.com",
        "ibm, de.icr.io, https://us.icr.io, https://de.icr.io",
        "google, us, https://europe-docker.pkg.dev, https://us-docker.pkg.dev",
    })
    void moveAnAddressToAnotherRegion(String preset, String region, String typed, String moved) {
        assertThat(Presets.named(preset).orElseThrow().in(region, typed)).isEqualTo(moved);
    }

    @Test
    void keepAnAddressThatIsTheProvidersAlready() {
        var ibm = Presets.named("ibm").orElseThrow();

        assertThat(ibm.in(at("https://de.icr.io")).url()).isEqualTo("https://de.icr.io");
        assertThat(ibm.in(at("https://quay.io")).url()).isEqualTo("https://us.icr.io");
    }

    @Test
    void takeTheUserNameOfAnotherProviderAway() {
        var quay = Presets.named("quay").orElseThrow();

        assertThat(new Login(false, "iamapikey", "", "key").at(quay)).isEqualTo(new Login(false, "", "", "key"));
        assertThat(new Login(false, "ns+robot", "", "key").at(quay).username()).isEqualTo("ns+robot");
    }
}
