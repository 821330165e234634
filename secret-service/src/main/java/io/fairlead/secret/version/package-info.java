/**
 * The life of a secret's values: staged, live, former or discarded, and at most one of each of the first two. Must not
 * know what a secret is called or who uses it. Start with {@link io.fairlead.secret.version.SecretVersions}.
 */
@NullMarked
package io.fairlead.secret.version;

import org.jspecify.annotations.NullMarked;
