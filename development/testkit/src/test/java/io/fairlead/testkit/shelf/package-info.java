/** One of two packages with a database, to test the rules with. */
@NullMarked
package io.fairlead.testkit.shelf;

import org.jspecify.annotations.NullMarked;
