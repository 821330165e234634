/** The story of the README, told to the real programs: each a process of its own, against real registries. */
@NullMarked
package io.fairlead.local.story;

import org.jspecify.annotations.NullMarked;
