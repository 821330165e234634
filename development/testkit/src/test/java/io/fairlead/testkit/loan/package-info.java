/** One of two packages with a database, to test the rules with. */
@NullMarked
package io.fairlead.testkit.loan;

import org.jspecify.annotations.NullMarked;
