package io.fairlead.local.settings;

import java.util.List;
import java.util.stream.Stream;

/** A section of the document: what several programs have in common, or one of them. */
enum Program {
    EVERY("Every program", "Read by all services, identity and the console.", "platform/runtime"),
    SERVICES(
            "Every service",
            "Read by the four services and, but for `fairlead.events`, by identity.",
            "platform/access",
            "platform/audit",
            "platform/events",
            "platform/limits"),
    CONNECTOR("connector-service", "", "connector-service"),
    SECRET("secret-service", "", "secret-service"),
    DELEGATE("delegate-service", "", "delegate-service"),
    TEST("test-service", "", "test-service"),
    IDENTITY("identity", "", "identity"),
    CONSOLE("console", "Signs in with `fairlead.access.issuer` and `fairlead.access.client-secret`.", "console");

    private final String title;
    private final String introduction;
    private final List<SettingsModule> modules;

    Program(String title, String introduction, String... modules) {
        this.title = title;
        this.introduction = introduction;
        this.modules = Stream.of(modules).map(SettingsModule::new).toList();
    }

    String title() {
        return title;
    }

    String introduction() {
        return introduction;
    }

    List<SettingsModule> modules() {
        return modules;
    }

    List<Setting> settings() {
        return modules.stream()
                .flatMap(module -> module.settings().stream())
                .sorted()
                .toList();
    }
}
