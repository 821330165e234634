package io.fairlead.contracts.operation;

/**
 * How far an operation is.
 *
 * @param doing what is being done, for people, at most 200 characters
 * @param bytesDone copied, mounted or found present; never falls
 * @param bytesTotal as far as known; may rise while manifests are read
 */
public record OperationProgress(String doing, long bytesDone, long bytesTotal) {}
