/**
 * What error texts of other tools mean. Reads a text and forgets it: nothing of it is stored, logged or audited. Start with
 * {@code DiagnosisLookupController}.
 */
@NullMarked
package io.fairlead.connector.diagnosis;

import org.jspecify.annotations.NullMarked;
