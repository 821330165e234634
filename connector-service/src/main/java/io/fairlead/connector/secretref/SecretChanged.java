package io.fairlead.connector.secretref;

import io.fairlead.contracts.scope.ResourceReference;
import java.util.UUID;

/** Told inside this program, in the transaction that learnt of a secret's new live version. */
public record SecretChanged(ResourceReference secret, UUID secretId, long version) {}
