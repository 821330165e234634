package io.fairlead.secret.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A secret among others.
 *
 * @param secret its fields stand beside the number
 * @param usedBy how many connectors refer to it, those that the caller may not see included
 */
record ListedSecret(@JsonUnwrapped SecretResponse secret, long usedBy) {}
