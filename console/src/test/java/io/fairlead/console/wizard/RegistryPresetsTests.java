package io.fairlead.console.wizard;

import static io.fairlead.console.wizard.WizardDraftFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.wizard.WizardDraft.Login;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryPresetsTests {

    @Test
    void knowTheirOwnAddresses() {
        for (var preset : RegistryPresets.ALL) {
            Pattern.compile(preset.hosts());
            if (!preset.url().isEmpty()) {
                var host = preset.url().substring("https://".length()).toLowerCase(Locale.ROOT);
                assertThat(RegistryPresets.findByHost(host)).contains(preset);
            }
            preset.regions()
                    .values()
                    .forEach(group -> group.keySet()
                            .forEach(region -> assertThat(preset.regionOf(preset.addressIn(region, preset.url())))
                                    .as("%s in %s", preset.id(), region)
                                    .isEqualTo(region)));
        }
    }

    @Test
    void offerEveryRegionOfIbmCloudPublicAndPrivate() {
        var regions = RegistryPresets.findById("ibm").orElseThrow().regions();
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
        assertThat(RegistryPresets.findById(preset).orElseThrow().addressIn(region, typed))
                .isEqualTo(moved);
    }

    @Test
    void keepAnAddressThatIsTheProvidersAlready() {
        var ibm = RegistryPresets.findById("ibm").orElseThrow();

        assertThat(ibm.applyTo(at("https://de.icr.io")).url()).isEqualTo("https://de.icr.io");
        assertThat(ibm.applyTo(at("https://quay.io")).url()).isEqualTo("https://us.icr.io");
    }

    @Test
    void takeTheUserNameOfAnotherProviderAway() {
        var quay = RegistryPresets.findById("quay").orElseThrow();

        assertThat(new Login(false, "iamapikey", "", "key").withPreset(quay))
                .isEqualTo(new Login(false, "", "", "key"));
        assertThat(new Login(false, "ns+robot", "", "key").withPreset(quay).username())
                .isEqualTo("ns+robot");
    }
}
