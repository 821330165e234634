/**
 * What a connector says of itself, as people write it in JSON or YAML; finds every fault of such a document at once.
 * Must not know where connectors are kept. Start with {@link io.fairlead.connector.document.DefinitionReader}.
 */
@NullMarked
package io.fairlead.connector.document;

import org.jspecify.annotations.NullMarked;
