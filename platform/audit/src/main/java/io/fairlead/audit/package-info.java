/**
 * Who did what: written with the change, chained by hashes afterwards, read by admins, and verified by anybody who can
 * read the database. Knows no resource. Start with {@link io.fairlead.audit.AuditLog}; {@code ChainVerifier} is what verifies.
 */
@NullMarked
package io.fairlead.audit;

import org.jspecify.annotations.NullMarked;
