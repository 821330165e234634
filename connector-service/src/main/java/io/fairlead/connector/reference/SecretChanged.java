package io.fairlead.connector.reference;

import io.fairlead.contracts.scope.Reference;
import java.util.UUID;

/** Told inside this program, in the transaction that learnt of a secret's new live version. */
public record SecretChanged(Reference secret, UUID secretId, long version) {}
