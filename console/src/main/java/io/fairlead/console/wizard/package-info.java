/**
 * Makes or changes a connector step by step: what was entered so far is a draft at the browser, without the value of any
 * secret. Start with {@code WizardDraft}.
 */
@ApplicationModule(allowedDependencies = {"api", "connector", "lint", "page", "signin"})
@NullMarked
package io.fairlead.console.wizard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
