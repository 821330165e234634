package io.fairlead.identity.person;

import java.nio.file.Path;

/** The first admin exists, and needs a token for the command line in that directory. */
public record BootstrapAdminCreated(Person admin, Path home) {}
