package io.fairlead.console.wizard;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider before anything was asked: its addresses, its usernames, and what serves as the password.
 *
 * @param provider as the API calls it
 * @param hosts expression of the host names that are its own
 * @param url to begin with; empty where only the person can know
 * @param own what stands in {@code url} for a part that only the person knows
 * @param address with {@code {own}} and {@code {region}} in it
 * @param regions their titles, by group and by what stands for them in the address
 */
public record RegistryPreset(
        String id,
        String title,
        String provider,
        String hosts,
        String url,
        String placeholder,
        String own,
        String ownIs,
        String address,
        Map<String, Map<String, String>> regions,
        Username username,
        Password password) {

    public RegistryPreset {
        provider = Objects.requireNonNullElse(provider, "Other");
        url = Objects.requireNonNullElse(url, "");
        placeholder = Objects.requireNonNullElse(placeholder, "https://us.icr.io");
        own = Objects.requireNonNullElse(own, "");
        ownIs = Objects.requireNonNullElse(ownIs, "");
        address = Objects.requireNonNullElse(address, "");
        regions = Objects.requireNonNullElse(regions, Map.of());
    }

    /**
     * @param fill the one that is typed for the person; empty where every account has its own
     * @param names expression of those that it takes; absent where any may be right
     */
    public record Username(@Nullable String fill, @Nullable String names, String hint) {

        boolean takes(String name) {
            return names == null || name.matches(names);
        }
    }

    /** @param where it is made, as one finds the way there; {@code link} leads there if there is one address for all */
    public record Password(
            String what, String where, @Nullable String link) {}

    boolean owns(String host) {
        return host.matches(hosts);
    }

    /** The same address stays when it is this provider's already. */
    WizardDraft.Registry applyTo(WizardDraft.Registry registry) {
        return registry.withPreset(this, matchHost(registry.url()).isPresent() ? registry.url() : url);
    }

    /** The address in that region; what only the person knows stays as it was typed. */
    String addressIn(String region, String typed) {
        var theirs = own.isEmpty()
                ? ""
                : matchHost(typed).map(host -> host.group("own")).orElse(own);
        return address.replace("{region}", region).replace("{own}", theirs);
    }

    /** Of an address that is this provider's: what stands for the region in it. */
    public String regionOf(String typed) {
        if (address.equals("https://{region}")) {
            return matchHost(typed).map(Matcher::group).orElse("");
        }
        return regions.isEmpty()
                ? ""
                : matchHost(typed).map(host -> host.group("region")).orElse("");
    }

    private Optional<Matcher> matchHost(String typed) {
        return Optional.of(Pattern.compile(hosts, Pattern.CASE_INSENSITIVE).matcher(host(typed)))
                .filter(Matcher::matches);
    }

    /** As it was typed; the parser of an address would write it small. */
    private static String host(String typed) {
        try {
            return Objects.requireNonNullElse(URI.create(typed.strip()).getHost(), "");
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
