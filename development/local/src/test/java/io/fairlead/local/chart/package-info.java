/** The Helm chart, rendered by Helm itself. Start with {@link io.fairlead.local.chart.HelmChartTests}. */
@NullMarked
package io.fairlead.local.chart;

import org.jspecify.annotations.NullMarked;
