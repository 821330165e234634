/**
 * What an operator can tell this program to do instead of serving. Start with
 * {@link io.fairlead.secret.command.KeysCommand}.
 */
@NullMarked
package io.fairlead.secret.command;

import org.jspecify.annotations.NullMarked;
