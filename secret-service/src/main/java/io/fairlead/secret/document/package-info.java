/**
 * What a user says of a secret, in JSON; finds every fault of such a document at once and repeats none of its values.
 * Must not know where secrets are kept. Start with {@link io.fairlead.secret.document.SecretReader}.
 */
@NullMarked
package io.fairlead.secret.document;

import org.jspecify.annotations.NullMarked;
