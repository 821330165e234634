/**
 * The built-in OpenID provider: people with their grants and tokens, and the services as clients. Knows no connector, no
 * secret and no delegate; another provider can take its place. Start with {@code exchange}.
 */
@NullMarked
package io.fairlead.identity;

import org.jspecify.annotations.NullMarked;
