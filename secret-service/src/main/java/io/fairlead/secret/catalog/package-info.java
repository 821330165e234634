/**
 * What secrets there are, at which scope, and every change to them with its event. Must not know delegates. Start with
 * {@link io.fairlead.secret.catalog.Secret}; {@link io.fairlead.secret.catalog.SecretCatalog} changes it.
 */
@NullMarked
package io.fairlead.secret.catalog;

import org.jspecify.annotations.NullMarked;
