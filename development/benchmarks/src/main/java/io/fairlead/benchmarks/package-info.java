/**
 * Measures Fairlead next to something else that does the same. Each class is a program of its own, and part of none that is
 * shipped. Start reading at the README beside.
 */
@NullMarked
package io.fairlead.benchmarks;

import org.jspecify.annotations.NullMarked;
