package io.fairlead.local;

import io.fairlead.local.demo.DemoRegistry;
import java.time.Duration;

/** What people read when all is up: where everything is, and what to do next. */
final class StartupBanner {

    private StartupBanner() {}

    static String text(Settings settings, long nanosTaken) {
        var text = new StringBuilder("\nFairlead is ready after %.1f s: %s\n\n"
                .formatted(Duration.ofNanos(nanosTaken).toMillis() / 1000.0, ConsoleProgram.address(settings.ports())));
        for (var service : LocalService.values()) {
            text.append("  %-18s %s   operators: %s%n"
                    .formatted(
                            service.program(),
                            service.address(settings.ports()),
                            service.readiness(settings.ports()).resolve("/actuator")));
        }
        var address = LocalService.SECRET.address(settings.ports());
        return text.append("""

                  data, keys, logs   %s
                  token for curl     %s

                Open %s and sign in as "admin"; the password is in admin-password there.
                No registry at hand? Here is one: http://127.0.0.1:%d, user %s; the page knows its password.

                Or go on as the README does: keep an API key as a secret.

                  fl() { curl -H "Authorization: Bearer $(cat %s)" "$@"; }
                  fl -i %s/api/v1/secrets -H 'Content-Type: application/json' \\
                    -d '{"name": "IBM API key", "type": "SecretText", "value": "wrong-key"}'

                Ctrl-C stops everything.
                """.formatted(
                                settings.home(),
                                InstallationDirectory.adminToken(settings.home()),
                                ConsoleProgram.address(settings.ports()),
                                settings.ports().numberOf(Port.DEMO_REGISTRY),
                                DemoRegistry.USERNAME,
                                InstallationDirectory.adminToken(settings.home()),
                                address))
                .toString();
    }
}
