/**
 * How what a program measures is exported: how often the database is asked, and who may read it. Start with
 * {@link io.fairlead.runtime.metrics.SampledGauges}.
 */
@NullMarked
package io.fairlead.runtime.metrics;

import org.jspecify.annotations.NullMarked;
