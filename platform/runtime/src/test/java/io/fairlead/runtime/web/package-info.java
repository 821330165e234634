@NullMarked
package io.fairlead.runtime.web;

import org.jspecify.annotations.NullMarked;
