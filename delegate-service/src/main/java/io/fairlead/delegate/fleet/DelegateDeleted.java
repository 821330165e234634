package io.fairlead.delegate.fleet;

import java.util.UUID;

/** Said inside this service, in the transaction that removes a delegate. */
public record DelegateDeleted(UUID delegateId) {}
