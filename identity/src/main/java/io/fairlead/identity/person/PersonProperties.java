package io.fairlead.identity.person;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the first start leaves what opens everything.
 *
 * @param home a directory that only its owner may read
 * @param account of the first admin
 */
@ConfigurationProperties("fairlead.identity.person")
record PersonProperties(Path home, String account) {}
