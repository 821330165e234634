/** Every way a test can end: verdicts, codes, and the words for people. */
@NullMarked
package io.fairlead.contracts.diagnosis;

import org.jspecify.annotations.NullMarked;
