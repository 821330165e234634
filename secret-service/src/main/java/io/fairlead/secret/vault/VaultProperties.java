package io.fairlead.secret.vault;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the master key is.
 *
 * @param keyset a Tink keyset in JSON, made on the first start of all; back it up apart from the database
 */
@ConfigurationProperties("fairlead.secret")
record VaultProperties(Path keyset) {}
